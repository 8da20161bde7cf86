// What the « ⋯ » of a conversation offers to keep order: rename, pin, put away, archive, delete. In rows and in its head.
import { Menu } from "@mantine/core";
import { use } from "react";
import { OpenDialogContext } from "../../../ui/MoreMenu";
import { EraseDialog } from "./EraseDialog";
import { MoveDialog } from "./MoveDialog";
import { RenameDialog } from "./RenameDialog";
import { useOrganise, type Organised } from "./useOrganise";
import { useSay } from "./useSay";
import { useListWords } from "./words";

interface OrganiseItemsProps {
  conversation: Organised;
  /** Once it was deleted; a page that shows it has to go elsewhere. */
  onGone?: () => void;
  onBack?: () => void;
  /** Once it left the list that it stood in. */
  onLeft?: () => void;
}

export function OrganiseItems({ conversation, onGone, onBack, onLeft }: OrganiseItemsProps) {
  const words = useListWords();
  const openDialog = use(OpenDialogContext);
  const organise = useOrganise(conversation.id);
  const { pinned, archived } = conversation;
  const onErased = onGone ?? onLeft;
  const rename = (
    <Menu.Item onClick={() => openDialog((close) => <RenameDialog conversation={conversation} onClose={close} />)}>
      {words.rename}
    </Menu.Item>
  );
  if (conversation.expires_at !== null) {
    return (
      <>
        {rename}
        <Menu.Item
          c="var(--cb-danger)"
          onClick={() =>
            openDialog((close) => (
              <EraseDialog conversation={conversation} onClose={close} {...(onErased ? { onErased } : {})} />
            ))
          }
        >
          {words.eraseTemporary}
        </Menu.Item>
      </>
    );
  }
  return (
    <>
      {rename}
      <Menu.Item
        onClick={() => void organise.apply({ pinned: !pinned }, pinned ? words.said.unpinned : words.said.pinned)}
      >
        {pinned ? words.unpin : words.pin}
      </Menu.Item>
      <Menu.Item onClick={() => openDialog((close) => <MoveOne conversation={conversation} onClose={close} />)}>
        {words.move}
      </Menu.Item>
      <Menu.Item
        onClick={() =>
          void organise
            .apply({ archived: !archived }, archived ? words.said.unarchived : words.said.archived, { archived })
            .then(onLeft)
        }
      >
        {archived ? words.fromArchive : words.toArchive}
      </Menu.Item>
      <Menu.Item c="var(--cb-danger)" onClick={() => void organise.remove(onGone, onBack).then(onLeft)}>
        {words.delete}
      </Menu.Item>
    </>
  );
}

function MoveOne({ conversation, onClose }: { conversation: Organised; onClose: () => void }) {
  const words = useListWords();
  const say = useSay();
  const { change } = useOrganise(conversation.id);
  return (
    <MoveDialog
      title={words.moveTitle}
      current={conversation.folder_id}
      onMove={async (folderId, folder) => {
        await change.mutateAsync({ folder_id: folderId });
        say(folder === undefined ? words.said.movedOut : words.said.moved(folder));
      }}
      onClose={onClose}
    />
  );
}
