// Opens a stream for each running turn of the conversation and closes it with the page. Used by ConversationPage.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { Turn } from "../../../api/types";
import { refreshConversation, refreshLists } from "../queries";
import { LiveTurn } from "../stream/liveTurn";

export function useLiveTurns(conversationId: string | null, turns: readonly Turn[]): ReadonlyMap<string, LiveTurn> {
  const client = useQueryClient();
  // A string, so that a reloaded conversation with the same running turns keeps their streams open.
  const running = turns
    .filter((turn) => turn.state === "running")
    .map((turn) => turn.id)
    .join(" ");

  const live = useMemo(() => {
    const whenEnded = () => {
      if (conversationId !== null) void refreshConversation(client, conversationId);
      void refreshLists(client);
    };
    const ids = running.split(" ").filter((id) => id !== "");
    return new Map(ids.map((id) => [id, new LiveTurn(id, [], whenEnded)]));
  }, [client, conversationId, running]);

  useEffect(() => {
    live.forEach((turn) => turn.start());
    return () => live.forEach((turn) => turn.stop());
  }, [live]);

  return live;
}
