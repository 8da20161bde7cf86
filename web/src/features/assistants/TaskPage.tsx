// One task as a form: /taches/<id>. Opened by app/pages/TaskRoute, which brings what it takes to ask a model.
import { Alert, Loader, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { modelsQuery } from "../../api/organisation";
import { tasksQuery } from "../../api/tasks";
import { Failure } from "../../ui/Failure";
import { ButtonLink } from "../../ui/links";
import { Page } from "../../ui/Page";
import { TaskForm } from "./TaskForm";
import { useWords } from "./words";

interface TaskPageProps {
  taskId: string;
  /** The question of a conversation that is changed; null: a new one. */
  questionId: string | null;
  onSent: (conversationId: string) => void;
}

export function TaskPage({ taskId, questionId, onSent }: TaskPageProps) {
  const t = useWords();
  const tasks = useQuery(tasksQuery);
  const models = useQuery(modelsQuery);
  const task = tasks.data?.find(({ id }) => id === taskId);
  if (task === undefined) {
    return (
      <Page title={tasks.isSuccess ? t.unknown : t.all}>
        {tasks.isPending && <Loader type="dots" />}
        <Failure error={tasks.error} onRetry={() => void tasks.refetch()} />
        {tasks.isSuccess && (
          <Alert variant="light">
            <Text mb="sm">{t.unknownText}</Text>
            <ButtonLink to="/taches" variant="default">
              {t.all}
            </ButtonLink>
          </Alert>
        )}
      </Page>
    );
  }
  return (
    <Page title={task.title} above={t.about(task.minutes)} lead={task.summary}>
      {/* The form says at its foot what its model makes of the task: known later, that would move its button. */}
      {models.isPending ? (
        <Loader type="dots" />
      ) : (
        <TaskForm key={`${task.id} ${questionId ?? ""}`} task={task} questionId={questionId} onSent={onSent} />
      )}
    </Page>
  );
}
