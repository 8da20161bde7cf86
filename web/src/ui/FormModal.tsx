// A form in a window over the page: fields, the failure if any, save and cancel. Used by every form that opens over a page.
import { Alert, Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode, SubmitEvent, SubmitEventHandler } from "react";
import { flushSync } from "react-dom";
import { Failure } from "./Failure";
import classes from "./FormModal.module.css";
import { useFocusKept } from "./focus";
import { messages } from "./i18n/language";
import { useFocusGivenBack } from "./useFocusGivenBack";

const useWords = messages({
  fr: { save: "Enregistrer", cancel: "Annuler", close: "Fermer" },
  en: { save: "Save", cancel: "Cancel", close: "Close" },
});

interface FormModalProps {
  title: string;
  onClose: () => void;
  onSubmit: SubmitEventHandler<HTMLFormElement>;
  busy: boolean;
  error: unknown;
  submitLabel?: string;
  /** "lg" for a form of many fields. */
  size?: "md" | "lg";
  /** Why nothing can be sent at all, said in place of the fields. */
  hindrance?: string | undefined;
  children: ReactNode;
}

export function FormModal({ title, onClose, onSubmit, busy, error, submitLabel, size = "md", hindrance, children }: FormModalProps) {
  const t = useWords();
  useFocusGivenBack();
  const button = useFocusKept(busy);

  /** What is missing is said at its field; the first of them is where one goes on, at once. */
  function submit(event: SubmitEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    flushSync(() => onSubmit(event));
    form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      centered
      size={size}
      classNames={{ content: classes.content ?? "" }}
      closeButtonProps={{ "aria-label": t.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {hindrance === undefined ? (
            children
          ) : (
            <Alert color="yellow" variant="light" role="status">
              {hindrance}
            </Alert>
          )}
          <Stack className={classes.foot ?? ""}>
            {/* Beside the button that was pressed: above it, a long form would keep it out of sight. */}
            <Failure error={error} />
            <Group>
              {hindrance === undefined && (
                <Button ref={button} type="submit" loading={busy}>
                  {submitLabel ?? t.save}
                </Button>
              )}
              <Button variant="default" onClick={onClose}>
                {hindrance === undefined ? t.cancel : t.close}
              </Button>
            </Group>
          </Stack>
        </Stack>
      </form>
    </Modal>
  );
}
