// Erases a conversation for good, once asked: the server destroys its key. Opened from the bin and by temporary ones.
import { Text } from "@mantine/core";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";
import { useOrganise } from "./useOrganise";
import { useListWords } from "./words";

interface EraseDialogProps {
  conversation: { id: string; title: string };
  onClose: () => void;
  onErased?: () => void;
}

export function EraseDialog({ conversation, onClose, onErased }: EraseDialogProps) {
  const words = useListWords();
  const { erase } = useOrganise(conversation.id);
  const title = conversation.title === "" ? words.untitled : conversation.title;
  return (
    <ConfirmDialog
      title={words.eraseTitle}
      action={words.erase}
      busy={erase.isPending}
      error={erase.error}
      onClose={onClose}
      onConfirm={() =>
        erase.mutate(undefined, {
          onSuccess: () => {
            onClose();
            onErased?.();
          },
        })
      }
    >
      <Text>{words.eraseText(title)}</Text>
    </ConfirmDialog>
  );
}
