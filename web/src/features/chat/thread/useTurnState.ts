// What a turn shows: folded from its kept events when it has ended, read live when it runs. Used by TurnView and by the
// side panel, which share one stream through the page's LiveTurns.
import { createContext, use, useMemo, useSyncExternalStore } from "react";
import type { Turn } from "../../../api/types";
import type { EventOf } from "../stream/turnEvents";
import type { LiveState, LiveTurn } from "../stream/liveTurn";
import { applyEvents, initialTurn } from "../stream/turnState";

/** The turns that run, or ran since the page was opened; provided by the conversation page. */
export const LiveTurnsContext = createContext<ReadonlyMap<string, LiveTurn>>(new Map());

const stay = () => () => undefined;

export function useTurnState(turn: Turn): LiveState {
  const live = use(LiveTurnsContext).get(turn.id);
  const ended = turn.state !== "running";
  const kept = useMemo<LiveState>(
    () => ({ turn: applyEvents(initialTurn, turn.events), connection: "connected" }),
    [turn.events],
  );
  const read = ended || live === undefined ? () => kept : live.get;
  return useSyncExternalStore(ended || live === undefined ? stay : live.subscribe, read);
}

/** Only which exchanges the model was given: whoever needs no more is not rendered at each frame of an answer. */
export function useHistoryGiven(turn: Turn): EventOf<"history_fitted"> | null {
  const live = use(LiveTurnsContext).get(turn.id);
  const kept = useMemo(() => turn.events.find((event) => event.type === "history_fitted") ?? null, [turn.events]);
  const read = turn.state !== "running" || live === undefined ? () => kept : () => live.get().turn.history;
  return useSyncExternalStore(turn.state !== "running" || live === undefined ? stay : live.subscribe, read);
}
