// The form of a task: its fields, an example to try, and with what it is sent. Rendered by TaskPage.
import { Button } from "@mantine/core";
import { useRef, type SyntheticEvent } from "react";
import type { Task } from "../../api/tasks";
import { Failure } from "../../ui/Failure";
import { TextLink } from "../../ui/links";
import { AskedWith } from "./AskedWith";
import { TaskFieldView } from "./TaskFieldView";
import classes from "./TaskForm.module.css";
import { useTaskForm } from "./useTaskForm";
import { useWords } from "./words";

interface TaskFormProps {
  task: Task;
  questionId: string | null;
  onSent: (conversationId: string) => void;
}

export function TaskForm({ task, questionId, onSent }: TaskFormProps) {
  const t = useWords();
  const form = useTaskForm(task, questionId, onSent);
  const element = useRef<HTMLFormElement>(null);
  const isEmpty = Object.values(form.draft.values).every((value) => value === "") && form.draft.attachments.length === 0;

  function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    if (form.submit()) return;
    // What is missing is said at its field; the first of them is where one goes on.
    requestAnimationFrame(() => {
      element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    });
  }
  return (
    <form ref={element} className={classes.form} noValidate onSubmit={onSubmit}>
      {form.draft.edits !== null && (
        <p className={classes.edits}>
          {t.edits}{" "}
          <TextLink
            to="/conversations/$conversationId"
            params={{ conversationId: form.draft.edits.conversationId }}
            underline="always"
            inherit
          >
            {t.editsBack}
          </TextLink>
        </p>
      )}
      <div className={classes.try}>
        <Button variant="light" size="sm" onClick={form.fillExample}>
          {t.example}
        </Button>
        {!isEmpty && (
          <Button variant="subtle" size="sm" onClick={form.empty}>
            {t.empty}
          </Button>
        )}
      </div>
      {task.fields.map((field) => (
        <TaskFieldView key={field.id} field={field} form={form} isMain={field.id === task.main} />
      ))}
      <Failure error={form.send.error} />
      <AskedWith task={task} form={form} />
    </form>
  );
}
