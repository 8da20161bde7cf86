// "Protéger un document": documents come in, copies go out, each with the report of what was replaced. Opened by the
// router. What is under way stands on the server: leaving and coming back finds it again.
import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Listing } from "../../../ui/Listing";
import { Page } from "../../../ui/Page";
import { Rows } from "../../../ui/Rows";
import { Announcer } from "./Announcer";
import { DeleteDialog } from "./DeleteDialog";
import { DocumentRow } from "./DocumentRow";
import { DropArea } from "./DropArea";
import { useDocumentsText } from "./i18n/useDocumentsText";
import { documentsQuery } from "./queries";
import type { ProtectedDocument } from "./types";
import { UploadRow } from "./UploadRow";
import { useUploads } from "./uploads";

export function ProtectPage() {
  const text = useDocumentsText();
  const query = useQuery(documentsQuery);
  const { queue, state } = useUploads();
  const [deleting, setDeleting] = useState<ProtectedDocument | null>(null);
  const titleId = useId();
  const uploads = state.items;
  return (
    <Page title={text.title} lead={text.lead}>
      <DropArea onFiles={(given) => queue.add(given)}>
        <section aria-labelledby={titleId}>
          <Title order={2} id={titleId} mb={4}>
            {text.list.title}
          </Title>
          <Listing query={query}>
            {({ items }) =>
              items.length + uploads.length === 0 ? (
                <Text c="dimmed">{text.list.empty}</Text>
              ) : (
                <>
                  <Text size="sm" c="dimmed" mb="sm">
                    {text.list.kept}
                  </Text>
                  <Rows labelledBy={titleId}>
                    {uploads.map((upload) => (
                      <UploadRow key={`upload-${upload.key}`} upload={upload} queue={queue} />
                    ))}
                    {items.map((document) => (
                      <DocumentRow key={document.id} document={document} onDelete={() => setDeleting(document)} />
                    ))}
                  </Rows>
                </>
              )
            }
          </Listing>
        </section>
      </DropArea>
      <Announcer documents={query.data?.items} />
      {deleting && <DeleteDialog document={deleting} onClose={() => setDeleting(null)} />}
    </Page>
  );
}
