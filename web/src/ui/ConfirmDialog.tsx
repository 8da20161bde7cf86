// Asks before something that cannot be taken back. Used wherever something is deleted for good from a list.
import { Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./ConfirmDialog.module.css";
import { Failure } from "./Failure";
import { useFocusKept } from "./focus";
import { messages } from "./i18n/language";
import { useFocusGivenBack } from "./useFocusGivenBack";

const useWords = messages({ fr: { cancel: "Annuler", close: "Fermer" }, en: { cancel: "Cancel", close: "Close" } });

interface ConfirmDialogProps {
  title: string;
  /** What will be lost. */
  children: ReactNode;
  /** What its button says. */
  action: string;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDialog({ title, children, action, busy, error, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useWords();
  useFocusGivenBack();
  const button = useFocusKept(busy);
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t.close }}>
      <Stack>
        {children}
        <Failure error={error} />
        {/* In the order of every form. The keyboard begins at the harmless one. */}
        <Group>
          <Button ref={button} className={classes.danger ?? ""} loading={busy} onClick={onConfirm}>
            {action}
          </Button>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t.cancel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
