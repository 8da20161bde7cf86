// In a demonstration group: documents to question in one click, each with a question that it answers. Used by HomePage.
import { Text, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "../../api/client";
import type { DemonstrationDocument } from "../../api/types";
import { fixedSpaces } from "../../api/typography";
import { keepDraft } from "../../ui/draft";
import { Failure } from "../../ui/Failure";
import { CardText } from "../../ui/TaskList";
import classes from "./HomePage.module.css";
import { useWords } from "./words";

export function DemonstrationDocuments() {
  const t = useWords();
  const navigate = useNavigate();
  const { data: documents = [] } = useQuery({
    queryKey: ["demonstration-documents"],
    queryFn: ({ signal }) => api.get<DemonstrationDocument[]>("/api/demonstration/documents", { signal }),
    staleTime: Infinity,
  });
  const open = useMutation({
    mutationFn: async ({ name }: DemonstrationDocument) => {
      const { id } = await api.post<{ id: string }>("/api/conversations");
      await api.post(`/api/conversations/${id}/demonstration-documents`, { name });
      return id;
    },
    onSuccess: (conversationId, { question }) => {
      keepDraft({ conversationId, text: question, files: [], send: false });
      void navigate({ to: "/conversations/$conversationId", params: { conversationId } });
    },
  });
  if (documents.length === 0) return null;
  return (
    <section aria-labelledby="documents" className={classes.part}>
      <Title order={2} id="documents" className={classes.partTitle}>
        {t.documents}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t.documentsText}
      </Text>
      {/* They are French in both languages of the pages. */}
      <ul className={classes.cards} lang="fr">
        {documents.map((document) => (
          <li key={document.name}>
            <button
              type="button"
              className={classes.card}
              disabled={open.isPending}
              onClick={() => open.mutate(document)}
            >
              <CardText title={fixedSpaces(document.title)} text={fixedSpaces(document.question)} />
            </button>
          </li>
        ))}
      </ul>
      <Failure error={open.error} />
    </section>
  );
}
