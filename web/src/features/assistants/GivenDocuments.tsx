// A document instead of pasted text, or beside a question: by button or by dropping. Rendered by TaskFieldView.
import { Button, FileButton, Pill } from "@mantine/core";
import { useState } from "react";
import { api } from "../../api/client";
import type { TaskField } from "../../api/tasks";
import { useSentence } from "../../ui/errors";
import { isReadable, READABLE_FILES } from "../../ui/files";
import { useFormat } from "../../ui/i18n/format";
import { useDropZone } from "../../ui/useDropZone";
import { attach, textOf } from "./documentText";
import { countOf } from "./formRules";
import classes from "./TaskForm.module.css";
import type { TaskFormState } from "./useTaskForm";
import { useWords } from "./words";

interface GivenDocumentsProps {
  field: TaskField;
  form: TaskFormState;
}

export function GivenDocuments({ field, form }: GivenDocumentsProps) {
  const t = useWords();
  const format = useFormat();
  const sentence = useSentence();
  const [says, setSays] = useState<{ text: string; failed: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  const drop = useDropZone((transfer) => void take([...transfer.files]));
  const isAttached = field.documents === "attached";
  const { attachments } = form.draft;

  async function take(files: readonly File[]): Promise<void> {
    const file = files[0];
    if (file === undefined || busy) return;
    if (!isReadable(file)) {
      setSays({ text: t.wrongType, failed: true });
      return;
    }
    setBusy(true);
    setSays({ text: t.reading(file.name), failed: false });
    try {
      setSays(isAttached ? await attached(file) : await written(file));
    } catch (error) {
      form.lost(error);
      setSays({ text: sentence(error), failed: true });
    } finally {
      setBusy(false);
    }
  }

  async function attached(file: File): Promise<null> {
    const { id, name } = await attach(await form.conversation(), file);
    form.change({ attachments: [...attachments, { id, name }] });
    return null;
  }

  async function written(file: File): Promise<{ text: string; failed: boolean }> {
    const text = (await textOf(file, form.conversation)).trim();
    const characters = countOf(text);
    if (text === "") return { text: t.noText(file.name), failed: true };
    if (characters > field.longest) {
      return { text: t.tooMuchText(file.name, format.number(characters), format.number(field.longest)), failed: true };
    }
    form.setValue(field.id, text);
    return { text: t.taken(file.name), failed: false };
  }

  function remove(id: string): void {
    form.change({ attachments: attachments.filter((each) => each.id !== id) });
    api.delete(`/api/attachments/${id}`).catch(() => undefined);
  }
  return (
    <div className={classes.documents} data-over={drop.isOver || undefined} {...drop.handlers}>
      <FileButton accept={READABLE_FILES} onChange={(file) => file !== null && void take([file])}>
        {(button) => (
          <Button {...button} variant="default" size="xs" loading={busy}>
            {isAttached ? t.attach : t.document}
          </Button>
        )}
      </FileButton>
      {isAttached && attachments.length > 0 && (
        <ul className={classes.attached} aria-label={t.attached}>
          {attachments.map(({ id, name }) => (
            <li key={id}>
              <Pill
                size="md"
                withRemoveButton
                onRemove={() => remove(id)}
                removeButtonProps={{ "aria-label": t.remove(name), "aria-hidden": false, tabIndex: 0 }}
              >
                {name}
              </Pill>
            </li>
          ))}
        </ul>
      )}
      <span role="status" className={says?.failed === true ? classes.fault : classes.says}>
        {says?.text}
      </span>
    </div>
  );
}
