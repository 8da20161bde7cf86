// The name of the folder that one looks at, with what can be done with it. Rendered by ConversationsPage.
import { Menu, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { use } from "react";
import { foldersQuery, listCalls } from "../../../api/conversations";
import type { Folder } from "../../../api/types";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";
import { MoreMenu, OpenDialogContext } from "../../../ui/MoreMenu";
import { refreshLists } from "../queries";
import classes from "./ConversationsPage.module.css";
import { FolderDialog } from "./FolderDialog";
import { useSay } from "./useSay";
import { useListWords } from "./words";

export function FolderHead({ folderId }: { folderId: string }) {
  const words = useListWords();
  const { data: folders = [] } = useQuery(foldersQuery);
  const folder = folders.find(({ id }) => id === folderId);
  if (folder === undefined) return null;
  return (
    <div className={classes.folder}>
      <h2 className={classes.folderName}>{folder.name}</h2>
      <MoreMenu label={words.folderActions(folder.name)}>
        <FolderItems folder={folder} />
      </MoreMenu>
    </div>
  );
}

function FolderItems({ folder }: { folder: Folder }) {
  const words = useListWords();
  const openDialog = use(OpenDialogContext);
  return (
    <>
      <Menu.Item onClick={() => openDialog((close) => <FolderDialog folder={folder} onClose={close} />)}>
        {words.renameFolder}
      </Menu.Item>
      <Menu.Item
        c="var(--cb-danger)"
        onClick={() => openDialog((close) => <DeleteFolder folder={folder} onClose={close} />)}
      >
        {words.deleteFolder}
      </Menu.Item>
    </>
  );
}

function DeleteFolder({ folder, onClose }: { folder: Folder; onClose: () => void }) {
  const words = useListWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const say = useSay();
  const remove = useMutation({
    mutationFn: () => listCalls.removeFolder(folder.id),
    onSuccess: async () => {
      await navigate({ to: "/conversations", search: {} });
      await refreshLists(client);
      say(words.folderDeleted);
    },
  });
  return (
    <ConfirmDialog
      title={words.deleteFolderTitle(folder.name)}
      action={words.deleteFolder}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text>{words.deleteFolderText(folder.conversations)}</Text>
    </ConfirmDialog>
  );
}
