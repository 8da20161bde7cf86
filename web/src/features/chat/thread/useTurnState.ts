// What a turn shows: folded from its kept events when it has ended, read live when it runs. Used by TurnView and by the
// side panel, which share one stream through the page's LiveTurns.
import { useQuery } from "@tanstack/react-query";
import { createContext, use, useMemo, useSyncExternalStore } from "react";
import { factsQuery } from "../../../api/answers";
import type { Turn } from "../../../api/types";
import { ReadOnlyContext } from "../readOnly";
import type { EventOf } from "../stream/turnEvents";
import type { LiveState, LiveTurn } from "../stream/liveTurn";
import { applyEvents, initialTurn, lacksFacts } from "../stream/turnState";

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
  return useWithFacts(turn, useSyncExternalStore(ended || live === undefined ? stay : live.subscribe, read));
}

/** With the facts that are found only now, where the process that answered died. A summary's exchanges are not kept with it,
 * and a reader does not ask in another's name: there the panel says that nobody has looked. */
function useWithFacts(turn: Turn, state: LiveState): LiveState {
  const readOnly = use(ReadOnlyContext);
  const { data } = useQuery({ ...factsQuery(turn.id), enabled: !readOnly && turn.kind !== "summary" && lacksFacts(state.turn) });
  const facts = data?.facts;
  return useMemo(
    () => (facts === undefined || !lacksFacts(state.turn) ? state : { ...state, turn: { ...state.turn, facts } }),
    [state, facts],
  );
}

/** Only which exchanges the model was given: whoever needs no more is not rendered at each frame of an answer. */
export function useHistoryGiven(turn: Turn): EventOf<"history_fitted"> | null {
  const live = use(LiveTurnsContext).get(turn.id);
  const kept = useMemo(() => turn.events.find((event) => event.type === "history_fitted") ?? null, [turn.events]);
  const read = turn.state !== "running" || live === undefined ? () => kept : () => live.get().turn.history;
  return useSyncExternalStore(turn.state !== "running" || live === undefined ? stay : live.subscribe, read);
}
