// Temporary conversations: the switch before the first question, then until when it is kept. Rendered by ConversationHead.
import { useFormat } from "../../../ui/i18n/format";
import { TemporarySwitch } from "../../../ui/TemporarySwitch";
import type { ConversationState } from "../useConversation";
import classes from "./TemporaryLine.module.css";
import { useListWords } from "./words";

export function TemporaryLine({ conversation }: { conversation: ConversationState }) {
  const words = useListWords().temporary;
  const format = useFormat();
  const { id, turns, loaded, draft, chooseTemporary } = conversation;
  // One that the server made for a document is new still.
  if (id === null || (id === draft.createdId && turns.length === 0)) {
    return (
      <div className={classes.line} data-on={draft.temporary || undefined}>
        <TemporarySwitch checked={draft.temporary} onChange={chooseTemporary} />
      </div>
    );
  }
  const expires = loaded.data?.expires_at ?? null;
  if (expires === null) return null;
  return (
    <p className={classes.line} data-on role="note">
      {words.until(format.dayAndTime(expires))}
    </p>
  );
}
