// Asks before a conversation and its documents are erased: the server destroys their key, so there is no undoing.
// Opened from ConversationsPage.
import { Button, Group, Modal, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ConversationSummary } from "../../../api/types";
import { useSentence } from "../../../ui/errors";
import { useFocusGivenBack } from "../../../ui/useFocusGivenBack";
import { useChatText } from "../i18n/useChatText";
import { chatCalls, conversationQuery, refreshLists } from "../queries";
import classes from "./ConversationsPage.module.css";

interface DeleteDialogProps {
  conversation: ConversationSummary;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteDialog({ conversation, onClose, onDeleted }: DeleteDialogProps) {
  const text = useChatText();
  const sentence = useSentence();
  useFocusGivenBack();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => chatCalls.remove(conversation.id),
    onSuccess: async () => {
      client.removeQueries({ queryKey: conversationQuery(conversation.id).queryKey });
      await refreshLists(client);
      notifications.show({ message: text.list.deleted });
      onDeleted();
    },
  });
  return (
    <Modal opened onClose={onClose} title={text.list.deleteTitle} closeButtonProps={{ "aria-label": text.list.cancel }}>
      <Text>{text.list.deleteText(conversation.title)}</Text>
      {remove.isError && (
        <Text role="alert" c="var(--cb-danger)" size="sm" mt="xs">
          {sentence(remove.error)}
        </Text>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>
          {text.list.cancel}
        </Button>
        <Button className={classes.danger ?? ""} loading={remove.isPending} onClick={() => remove.mutate()}>
          {text.list.delete}
        </Button>
      </Group>
    </Modal>
  );
}
