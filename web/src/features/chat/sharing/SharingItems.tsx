// « Partager… » and « Transmettre… »: lines of the « ⋯ » of ConversationHead. A new conversation has nothing to offer yet,
// a temporary one never has.
import { Menu } from "@mantine/core";
import { use } from "react";
import type { Conversation } from "../../../api/types";
import { OpenDialogContext } from "../../../ui/MoreMenu";
import { ReadOnlyContext } from "../readOnly";
import { HandOverDialog } from "./HandOverDialog";
import { ShareDialog } from "./ShareDialog";
import { useSharingWords } from "./words";

export function SharingItems({ conversation }: { conversation: Conversation | undefined }) {
  const words = useSharingWords();
  const readOnly = use(ReadOnlyContext);
  const openDialog = use(OpenDialogContext);
  if (readOnly || conversation === undefined || conversation.turns.length === 0 || conversation.expires_at !== null) return null;
  return (
    <>
      <Menu.Item onClick={() => openDialog((close) => <ShareDialog conversation={conversation} onClose={close} />)}>
        {words.share}
      </Menu.Item>
      <Menu.Item onClick={() => openDialog((close) => <HandOverDialog conversation={conversation} onClose={close} />)}>
        {words.handOver}
      </Menu.Item>
    </>
  );
}
