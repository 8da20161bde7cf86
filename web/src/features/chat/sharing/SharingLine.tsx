// Under the title, quietly: with whom the conversation is shared, and who handed it over. Rendered by ConversationHead.
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { use } from "react";
import { sharesQuery, type Sharing } from "../../../api/sharing";
import type { Conversation } from "../../../api/types";
import { useFormat } from "../../../ui/i18n/format";
import { ReadOnlyContext } from "../readOnly";
import { ShareDialog } from "./ShareDialog";
import classes from "./Sharing.module.css";
import { useSharingWords } from "./words";

export function SharingLine({ conversation }: { conversation: Conversation | undefined }) {
  const readOnly = use(ReadOnlyContext);
  if (readOnly || conversation === undefined || conversation.turns.length === 0 || conversation.expires_at !== null) return null;
  return <Lines conversation={conversation} />;
}

function Lines({ conversation }: { conversation: Conversation }) {
  const words = useSharingWords();
  const format = useFormat();
  const [opened, { open, close }] = useDisclosure(false);
  const { data: sharing } = useQuery(sharesQuery(conversation.id));
  const shared = sharing !== undefined && sharing.items.length > 0;
  const { handed_over } = conversation;
  // The dialog that was opened from here stays, also once the last share was ended in it.
  if (!shared && handed_over === null && !opened) return null;
  return (
    <div className={classes.lines}>
      {handed_over !== null && <span>{words.handedOver(handed_over.by, format.date(handed_over.at))}</span>}
      {shared && (
        <button
          type="button"
          className={classes.line}
          aria-haspopup="dialog"
          data-attention={readShares(sharing).length === 0 || undefined}
          onClick={open}
        >
          <Said sharing={sharing} />
        </button>
      )}
      {opened && <ShareDialog conversation={conversation} onClose={close} />}
    </div>
  );
}

/** Those by which somebody reads, as things stand. */
function readShares({ allowed, items }: Sharing) {
  return allowed ? items.filter((each) => each.closed === null) : [];
}

function Said({ sharing }: { sharing: Sharing }) {
  const words = useSharingWords();
  const format = useFormat();
  const read = readShares(sharing);
  const [first, ...others] = read;
  if (first === undefined) return words.sharedButHidden;
  if (others.length === 0) return words.sharedWithOne(first.name ?? words.gone);
  return words.sharedWith(format.number(read.length));
}
