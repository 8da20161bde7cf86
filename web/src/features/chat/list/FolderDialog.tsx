// Makes a folder, or gives one another name. Opened from ListViews and from the head of a folder.
import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { listCalls } from "../../../api/conversations";
import type { Folder } from "../../../api/types";
import { FormModal } from "../../../ui/FormModal";
import { refreshLists } from "../queries";
import { useListWords } from "./words";

export const LONGEST_FOLDER_NAME = 80;

interface FolderDialogProps {
  /** null: a new one. */
  folder: Folder | null;
  onClose: () => void;
  /** With the id of the folder that was made. */
  onMade?: (id: string) => void;
}

export function FolderDialog({ folder, onClose, onMade }: FolderDialogProps) {
  const words = useListWords();
  const client = useQueryClient();
  const [name, setName] = useState(folder?.name ?? "");
  const save = useMutation({
    mutationFn: async () => {
      if (folder === null) return (await listCalls.addFolder(name)).id;
      await listCalls.renameFolder(folder.id, name);
      return folder.id;
    },
    onSuccess: async (id) => {
      await refreshLists(client);
      onClose();
      if (folder === null) onMade?.(id);
    },
  });
  return (
    <FormModal
      title={folder === null ? words.newFolder : words.renameFolder}
      onClose={onClose}
      busy={save.isPending}
      error={save.error}
      {...(folder === null ? { submitLabel: words.createFolder } : {})}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label={words.folderName}
        data-autofocus
        required
        maxLength={LONGEST_FOLDER_NAME}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormModal>
  );
}
