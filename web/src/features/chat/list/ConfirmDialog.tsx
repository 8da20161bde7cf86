// Asks before something that cannot be taken back. Used for erasing a conversation and deleting a folder.
import { Button, Group, Modal, Text } from "@mantine/core";
import { Failure } from "../../../ui/Failure";
import { useFocusGivenBack } from "../../../ui/useFocusGivenBack";
import classes from "./ConversationsPage.module.css";
import { useListWords } from "./words";

interface ConfirmDialogProps {
  title: string;
  text: string;
  action: string;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDialog({ title, text, action, busy, error, onConfirm, onClose }: ConfirmDialogProps) {
  const words = useListWords();
  useFocusGivenBack();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": words.cancel }}>
      <Text mb="sm">{text}</Text>
      <Failure error={error} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>
          {words.cancel}
        </Button>
        <Button className={classes.danger ?? ""} loading={busy} onClick={onConfirm}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
