// Temporary conversations: the switch before the first question, then until when it is kept. Rendered by ConversationHead.
import { Switch } from "@mantine/core";
import { useFormat } from "../../../ui/i18n/format";
import type { ConversationState } from "../useConversation";
import classes from "./TemporaryLine.module.css";
import { useListWords } from "./words";

export function TemporaryLine({ conversation }: { conversation: ConversationState }) {
  const words = useListWords().temporary;
  const format = useFormat();
  const { id, loaded, draft, change } = conversation;
  if (id === null) {
    return (
      <div className={classes.line} data-on={draft.temporary || undefined}>
        <Switch
          size="sm"
          label={words.choose}
          {...(draft.temporary ? { description: words.says } : {})}
          checked={draft.temporary}
          onChange={(event) => change({ temporary: event.currentTarget.checked })}
        />
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
