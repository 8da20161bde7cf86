// A form in a window over the page: fields, the failure if any, save and cancel. Used by every form that opens over a page.
import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode, SubmitEventHandler } from "react";
import { Failure } from "./Failure";
import classes from "./FormModal.module.css";
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
  children: ReactNode;
}

export function FormModal({ title, onClose, onSubmit, busy, error, submitLabel, size = "md", children }: FormModalProps) {
  const t = useWords();
  useFocusGivenBack();
  return (
    <Modal opened onClose={onClose} title={title} centered size={size} closeButtonProps={{ "aria-label": t.close }}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {children}
          <Failure error={error} />
          <Group className={classes.foot ?? ""}>
            <Button type="submit" loading={busy}>
              {submitLabel ?? t.save}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
