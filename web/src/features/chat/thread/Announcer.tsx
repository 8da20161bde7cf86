// Tells screen readers that an answer has begun and ended, or that its connection was cut, and nothing in between. Rendered by ConversationPage.
import { VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import type { Turn } from "../../../api/types";
import { useChatText } from "../i18n/useChatText";
import { useTurnState } from "./useTurnState";

/** `turn` is the last of the conversation. Turns that had ended before the page was opened are not announced. */
export function Announcer({ turn }: { turn: Turn }) {
  const { announce: text, turn: shown } = useChatText();
  const { turn: state, connection } = useTurnState(turn);
  const [wasRunning, setWasRunning] = useState<string | null>(null);
  if (turn.state === "running" && wasRunning !== turn.id) setWasRunning(turn.id);
  const isOurs = wasRunning === turn.id;
  const failed = isOurs && state.failure !== null ? text.failed(state.failure.sentence) : "";
  const going = connection === "reconnecting" ? shown.reconnecting : text.started;
  const says = !isOurs || failed !== "" ? "" : state.phase === "finished" ? text.finished : going;
  return (
    <VisuallyHidden>
      <span role="status">{says}</span>
      {/* At once, and once: what was asked will not come. */}
      <span role="alert">{failed}</span>
    </VisuallyHidden>
  );
}
