// Puts a conversation into a folder, a new one perhaps, or takes it out. Opened from the menus of OrganiseItems.
import { NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { foldersQuery, listCalls } from "../../../api/conversations";
import { FormModal } from "../../../ui/FormModal";
import { LONGEST_FOLDER_NAME } from "./FolderDialog";
import { useOrganise, type Organised } from "./useOrganise";
import { useSay } from "./useSay";
import { useListWords } from "./words";

const NONE = "";
const NEW = "new";

export function MoveDialog({ conversation, onClose }: { conversation: Organised; onClose: () => void }) {
  const words = useListWords();
  const say = useSay();
  const folders = useQuery(foldersQuery);
  const { change } = useOrganise(conversation.id);
  const [chosen, setChosen] = useState(conversation.folder_id ?? NONE);
  const [name, setName] = useState("");
  const move = useMutation({
    mutationFn: async () => {
      const folderId = chosen === NEW ? (await listCalls.addFolder(name)).id : chosen === NONE ? null : chosen;
      // Were the rest to fail, the folder is there: another try must not make it again.
      if (chosen === NEW && folderId !== null) {
        await folders.refetch();
        setChosen(folderId);
      }
      await change.mutateAsync({ folder_id: folderId });
    },
    onSuccess: () => {
      const folder = chosen === NEW ? name : folders.data?.find(({ id }) => id === chosen)?.name;
      say(folder === undefined ? words.said.movedOut : words.said.moved(folder));
      onClose();
    },
  });
  return (
    <FormModal
      title={words.moveTitle}
      onClose={onClose}
      busy={move.isPending}
      error={move.error ?? folders.error}
      submitLabel={words.putAway}
      onSubmit={(event) => {
        event.preventDefault();
        move.mutate();
      }}
    >
      <NativeSelect
        label={words.inWhich}
        data-autofocus
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: NONE, label: words.noFolder },
          ...(folders.data ?? []).map((folder) => ({ value: folder.id, label: folder.name })),
          { value: NEW, label: words.aNewFolder },
        ]}
      />
      {chosen === NEW && (
        <TextInput
          label={words.folderName}
          maxLength={LONGEST_FOLDER_NAME}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
    </FormModal>
  );
}
