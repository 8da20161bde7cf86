// Opens a stream for each running turn of the conversation and closes it with the page. Used by ConversationPage.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Turn } from "../../../api/types";
import { refreshConversation, refreshLists } from "../queries";
import { LiveTurn } from "../stream/liveTurn";

export function useLiveTurns(conversationId: string | null, turns: readonly Turn[]): ReadonlyMap<string, LiveTurn> {
  const client = useQueryClient();
  const [live, setLive] = useState<ReadonlyMap<string, LiveTurn>>(new Map());
  const running = turns
    .filter((turn) => turn.state === "running")
    .map((turn) => turn.id)
    .join(" ");

  useEffect(() => {
    if (conversationId === null || running === "") return;
    const whenEnded = () => {
      void refreshConversation(client, conversationId);
      void refreshLists(client);
    };
    const opened = running.split(" ").map((id) => new LiveTurn(id, [], whenEnded));
    setLive(new Map(opened.map((turn) => [turn.turnId, turn])));
    opened.forEach((turn) => turn.start());
    return () => opened.forEach((turn) => turn.stop());
  }, [client, conversationId, running]);

  return live;
}
