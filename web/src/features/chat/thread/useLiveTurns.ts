// Opens a stream for each running turn of the conversation and closes it with the page. Used by ConversationPage.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Turn } from "../../../api/types";
import { useStable } from "../../../ui/useStable";
import { refreshConversation, refreshLists } from "../queries";
import { LiveTurn } from "../stream/liveTurn";

type LiveTurns = ReadonlyMap<string, LiveTurn>;

const NONE: LiveTurns = new Map();

export function useLiveTurns(conversationId: string | null, turns: readonly Turn[]): LiveTurns {
  const client = useQueryClient();
  const [live, setLive] = useState(NONE);
  const running = turns.filter((turn) => turn.state === "running").map((turn) => turn.id);

  const whenEnded = useStable(() => {
    if (conversationId !== null) void refreshConversation(client, conversationId);
    void refreshLists(client);
  });

  // A reloaded conversation keeps the streams that it had: of two answers side by side, one ends before the other.
  let shown = live;
  if (running.length !== live.size || running.some((id) => !live.has(id))) {
    shown = new Map(running.map((id) => [id, live.get(id) ?? new LiveTurn(id, [], whenEnded)]));
    setLive(shown);
  }

  useEffect(() => {
    shown.forEach((turn) => turn.start());
    return () => shown.forEach((turn) => turn.stop());
  }, [shown]);

  return shown;
}
