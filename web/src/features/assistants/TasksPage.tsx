// All tasks, those of the person's profession first: /taches. Opened by the router.
import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { tasksQuery } from "../../api/tasks";
import { Listing } from "../../ui/Listing";
import { Page } from "../../ui/Page";
import { TaskList } from "../../ui/TaskList";
import classes from "./TasksPage.module.css";
import { useWords } from "./words";

export function TasksPage() {
  const t = useWords();
  const tasks = useQuery(tasksQuery);
  return (
    <Page title={t.all} lead={t.allLead}>
      <Listing query={tasks}>
        {(all) => {
          const own = all.filter((task) => task.for_me);
          const others = all.filter((task) => !task.for_me);
          if (own.length === 0) return <TaskList tasks={all} />;
          return (
            <>
              <Part id="own" title={t.forYou} tasks={own} />
              {others.length > 0 && <Part id="others" title={t.others} tasks={others} />}
            </>
          );
        }}
      </Listing>
    </Page>
  );
}

function Part({ id, title, tasks }: { id: string; title: string; tasks: Parameters<typeof TaskList>[0]["tasks"] }) {
  return (
    <section aria-labelledby={id} className={classes.part}>
      <Title order={2} id={id} className={classes.title}>
        {title}
      </Title>
      <TaskList tasks={tasks} />
    </section>
  );
}
