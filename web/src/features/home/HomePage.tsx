// "Que voulez-vous faire ?": one box for a task or a search, the tasks of one's profession, and what one did last. Opened by
// app/pages/HomeRoute.
import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { recentConversationsQuery } from "../../api/conversations";
import { basesQuery } from "../../api/knowledge";
import { modelsQuery } from "../../api/organisation";
import { usePerson, useSession } from "../../api/session";
import { sharedQuery } from "../../api/sharing";
import { tasksQuery } from "../../api/tasks";
import { keepDraft, type Draft } from "../../ui/draft";
import { Failure } from "../../ui/Failure";
import { useFormat } from "../../ui/i18n/format";
import { TextLink } from "../../ui/links";
import { Page } from "../../ui/Page";
import { useProfessionName } from "../../ui/professions";
import { DemonstrationDocuments } from "./DemonstrationDocuments";
import classes from "./HomePage.module.css";
import { ownTasks } from "./ownTasks";
import { Resume } from "./Resume";
import { TaskBox } from "./TaskBox";
import { TaskCards } from "./TaskCards";
import { WaitingIncidents } from "./WaitingIncidents";
import { useWords } from "./words";

export function HomePage() {
  const t = useWords();
  const person = usePerson();
  const professionName = useProfessionName();
  const format = useFormat();
  const demonstration = useSession()?.demonstration === true;
  const navigate = useNavigate();
  const recent = useQuery(recentConversationsQuery);
  const { data: bases = [] } = useQuery(basesQuery);
  const { data: models = [] } = useQuery(modelsQuery);
  const tasks = useQuery(tasksQuery);
  // Nothing else tells that a colleague gave something to read.
  const shared = useQuery(sharedQuery).data?.items.length ?? 0;
  // `?bases=`: the knowledge pages lead here with the base that one wants to ask.
  const { bases: wanted } = useSearch({ strict: false });
  const place = [person.establishment_name, person.profession === null ? null : professionName(person.profession)];
  const own = ownTasks(tasks.data ?? [], bases, person.establishment_id);

  // Whoever has done nothing yet is shown what to try before what is still empty.
  const hasBegun = (recent.data?.items.length ?? 0) > 0;

  function start(draft: Draft) {
    keepDraft(draft);
    void navigate({ to: "/conversations/nouvelle" });
  }
  return (
    <Page above={place.filter(Boolean).join(" · ")} title={t.title}>
      <WaitingIncidents />
      <TaskBox
        key={wanted}
        bases={bases}
        chosen={wanted?.split(",") ?? []}
        model={models.find((model) => model.is_default) ?? null}
        onStart={(begun) => start({ conversationId: null, ...begun, send: begun.text !== "" })}
      />
      <section aria-labelledby="begin" className={classes.part}>
        <div className={classes.head}>
          <Title order={2} id="begin" className={classes.partTitle}>
            {own.some((task) => task.for_me) ? t.begin : t.beginAll}
          </Title>
          <TextLink to="/taches" size="sm">
            {t.allTasks}
          </TextLink>
        </div>
        <Failure error={tasks.error} onRetry={() => void tasks.refetch()} />
        <TaskCards
          tasks={own}
          onDocument={(file, modelId) =>
            start({ conversationId: null, text: "", files: [file], send: false, ...(modelId === undefined ? {} : { modelId }) })
          }
          onTalk={(modelId) => start({ conversationId: null, text: "", files: [], modelId, send: false })}
        />
      </section>
      {demonstration && !hasBegun && <DemonstrationDocuments />}
      <section aria-labelledby="resume" className={classes.part}>
        <div className={classes.head}>
          <Title order={2} id="resume" className={classes.partTitle}>
            {t.resume}
          </Title>
          {shared > 0 && (
            <TextLink to="/partagees" size="sm">
              {t.shared(format.number(shared))}
            </TextLink>
          )}
        </div>
        <Failure error={recent.error} onRetry={() => void recent.refetch()} />
        {recent.data && <Resume conversations={recent.data.items} />}
      </section>
      {demonstration && hasBegun && <DemonstrationDocuments />}
    </Page>
  );
}
