// Which exchange is gone to and shown: the one that the address names, those that a search finds. Used by ConversationPage.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ShownTurn } from "./thread/TurnList";
import type { ConversationState } from "./useConversation";

export function useShownTurn(
  wanted: string | null,
  { loaded, turns }: ConversationState,
  choose: (turnId: string) => Promise<boolean>,
) {
  const [last, setLast] = useState<{ turn: ShownTurn; wanted: string | null } | null>(null);
  const show = useCallback(
    (id: string) => setLast((before) => ({ turn: { id, again: (before?.turn.again ?? 0) + 1 }, wanted })),
    [wanted],
  );
  const isHere = wanted !== null && turns.some(({ id }) => id === wanted);
  const fromAddress = useMemo(() => (isHere ? { id: wanted, again: 0 } : null), [isHere, wanted]);

  // It stands on another branch; what is no longer there at all leaves the conversation as it is.
  const looked = useRef<string | null>(null);
  useEffect(() => {
    if (wanted === null || isHere || !loaded.isSuccess || looked.current === wanted) return;
    looked.current = wanted;
    void choose(wanted);
  }, [wanted, loaded.isSuccess, isHere, choose]);

  return { shown: last?.wanted === wanted ? last.turn : fromAddress, show };
}
