// Gives a conversation another title. Opened from the menus of OrganiseItems.
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { FormModal } from "../../../ui/FormModal";
import { useOrganise, type Organised } from "./useOrganise";
import { useListWords } from "./words";

const LONGEST_TITLE = 80;

export function RenameDialog({ conversation, onClose }: { conversation: Organised; onClose: () => void }) {
  const words = useListWords();
  const { change } = useOrganise(conversation.id);
  const [title, setTitle] = useState(conversation.title);
  return (
    <FormModal
      title={words.renameTitle}
      onClose={onClose}
      busy={change.isPending}
      error={change.error}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== "") change.mutate({ title: title.trim() }, { onSuccess: onClose });
      }}
    >
      <TextInput
        label={words.newTitle}
        data-autofocus
        required
        maxLength={LONGEST_TITLE}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </FormModal>
  );
}
