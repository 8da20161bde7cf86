// Gives a conversation another title. Opened from ConversationsPage.
import { Button, Group, Modal, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ConversationSummary } from "../../../api/types";
import { useSentence } from "../../../ui/errors";
import { useFocusGivenBack } from "../../../ui/useFocusGivenBack";
import { useChatText } from "../i18n/useChatText";
import { chatCalls, refreshConversation, refreshLists } from "../queries";

const LONGEST_TITLE = 80;

interface RenameDialogProps {
  conversation: ConversationSummary;
  onClose: () => void;
}

export function RenameDialog({ conversation, onClose }: RenameDialogProps) {
  const text = useChatText().list;
  const sentence = useSentence();
  useFocusGivenBack();
  const client = useQueryClient();
  const [title, setTitle] = useState(conversation.title);
  const rename = useMutation({
    mutationFn: () => chatCalls.rename(conversation.id, title.trim()),
    onSuccess: async () => {
      await Promise.all([refreshLists(client), refreshConversation(client, conversation.id)]);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={text.renameTitle} closeButtonProps={{ "aria-label": text.cancel }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate();
        }}
      >
        <TextInput
          label={text.newTitle}
          data-autofocus
          maxLength={LONGEST_TITLE}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {rename.isError && (
          <Text role="alert" c="var(--cb-danger)" size="sm" mt="xs">
            {sentence(rename.error)}
          </Text>
        )}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button type="submit" disabled={title.trim() === ""} loading={rename.isPending}>
            {text.save}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
