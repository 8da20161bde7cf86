// "Que voulez-vous faire ?": one box, the few tasks that work, and what one did last. Opened by the router.
import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { recentConversationsQuery } from "../../api/conversations";
import { basesQuery } from "../../api/knowledge";
import { usePerson, useSession } from "../../api/session";
import { keepDraft, type Draft } from "../../ui/draft";
import { Failure } from "../../ui/Failure";
import { Page } from "../../ui/Page";
import { useProfessionName } from "../../ui/professions";
import { DemonstrationDocuments } from "./DemonstrationDocuments";
import classes from "./HomePage.module.css";
import { Resume } from "./Resume";
import { TaskBox } from "./TaskBox";
import { TaskCards } from "./TaskCards";
import { useWords } from "./words";

export function HomePage() {
  const t = useWords();
  const person = usePerson();
  const professionName = useProfessionName();
  const demonstration = useSession()?.demonstration === true;
  const navigate = useNavigate();
  const recent = useQuery(recentConversationsQuery);
  const { data: bases = [] } = useQuery(basesQuery);
  // `?bases=`: the knowledge pages lead here with the base that one wants to ask.
  const { bases: wanted } = useSearch({ strict: false });
  const place = [person.establishment_name, person.profession === null ? null : professionName(person.profession)];

  function start(draft: Draft) {
    keepDraft(draft);
    void navigate({ to: "/conversations/nouvelle" });
  }
  return (
    <Page above={place.filter(Boolean).join(" · ")} title={t.title}>
      <TaskBox
        key={wanted}
        bases={bases}
        chosen={wanted?.split(",") ?? []}
        onStart={(text, files, baseIds) => start({ conversationId: null, text, files, baseIds, send: text !== "" })}
      />
      <section aria-labelledby="begin" className={classes.part}>
        <Title order={2} id="begin" className={classes.partTitle}>
          {t.begin}
        </Title>
        <TaskCards
          conversations={recent.data?.items.length ?? 0}
          onDocument={(file) => start({ conversationId: null, text: "", files: [file], send: false })}
          onTalk={() => start({ conversationId: null, text: "", files: [], send: false })}
        />
      </section>
      {demonstration && <DemonstrationDocuments />}
      <section aria-labelledby="resume" className={classes.part}>
        <Title order={2} id="resume" className={classes.partTitle}>
          {t.resume}
        </Title>
        <Failure error={recent.error} onRetry={() => void recent.refetch()} />
        {recent.data && <Resume conversations={recent.data.items} />}
      </section>
    </Page>
  );
}
