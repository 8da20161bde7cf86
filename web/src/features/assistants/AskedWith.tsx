// With what a task is sent: model, class of data, and what an engine that does not write makes of it. Rendered by TaskForm.
import { Button } from "@mantine/core";
import { use } from "react";
import type { Task } from "../../api/tasks";
import { AskingPartsContext } from "../../ui/asking";
import { useFocusKept } from "../../ui/focus";
import { TemporarySwitch } from "../../ui/TemporarySwitch";
import classes from "./TaskForm.module.css";
import type { TaskFormState } from "./useTaskForm";
import { useWords } from "./words";

interface AskedWithProps {
  task: Task;
  form: TaskFormState;
}

export function AskedWith({ task, form }: AskedWithProps) {
  const t = useWords();
  const parts = use(AskingPartsContext);
  const button = useFocusKept(form.send.isPending);
  const { model } = form;
  if (parts === null) return null;
  const isExtractive = model?.engine === "extractive";
  const warning = model === null ? (form.modelsLoaded ? t.noModel : null) : form.canDo ? null : t.cannotWrite;
  return (
    <div className={classes.sending}>
      {isExtractive && task.engines.note !== "" && (
        <p className={classes.note} data-partly={task.engines.extractive !== "yes" || undefined}>
          {task.engines.note}
        </p>
      )}
      {warning !== null && (
        <p className={classes.fault} role="status">
          {warning}
        </p>
      )}
      {/* What was made for a document already, or was asked before, is what it is. */}
      {form.draft.edits === null && form.draft.createdId === null && (
        <div>
          <TemporarySwitch checked={form.draft.temporary} onChange={(temporary) => form.change({ temporary })} />
        </div>
      )}
      <div className={classes.bar}>
        <span className={classes.with}>
          <span className={classes.withLabel}>{t.with}</span>
          <parts.ModelChoice models={form.models} model={model} onChoose={(modelId) => form.change({ modelId })} />
        </span>
        <parts.ClassChoice value={form.declaredClass} onChange={(declaredClass) => form.change({ declaredClass })} />
        <Button ref={button} type="submit" className={classes.send ?? ""} loading={form.send.isPending} disabled={!form.isKnown}>
          {t.send}
        </Button>
      </div>
    </div>
  );
}
