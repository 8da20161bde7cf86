// Puts conversations into a folder, a new one perhaps, or takes them out. Opened from menus and for several at once.
import { NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { foldersQuery, listCalls } from "../../../api/conversations";
import { FormModal } from "../../../ui/FormModal";
import { LONGEST_FOLDER_NAME } from "./FolderDialog";
import { useListWords } from "./words";

const NONE = "";
const NEW = "new";

interface MoveDialogProps {
  title: string;
  /** The folder that it is in. */
  current: string | null;
  /** With the folder's name; without one, out of all folders. What it throws is shown in the dialog. */
  onMove: (folderId: string | null, folder: string | undefined) => Promise<unknown>;
  onClose: () => void;
}

export function MoveDialog({ title, current, onMove, onClose }: MoveDialogProps) {
  const words = useListWords();
  const folders = useQuery(foldersQuery);
  const [chosen, setChosen] = useState(current ?? NONE);
  const [name, setName] = useState("");
  const move = useMutation({
    mutationFn: async () => {
      const folderId = chosen === NEW ? (await listCalls.addFolder(name)).id : chosen === NONE ? null : chosen;
      // Were the rest to fail, the folder is there: another try must not make it again.
      if (chosen === NEW && folderId !== null) {
        await folders.refetch();
        setChosen(folderId);
      }
      await onMove(folderId, chosen === NEW ? name : folders.data?.find(({ id }) => id === chosen)?.name);
    },
    onSuccess: onClose,
  });
  return (
    <FormModal
      title={title}
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
