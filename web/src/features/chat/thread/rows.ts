// The turns of a path as rows of the thread: what stands above each, how high it may be. Pure; used by TurnList.
import type { Turn } from "../../../api/types";
import type { EventOf } from "../stream/turnEvents";

export interface ThreadRow {
  /** The same for all the branches that follow one turn: going from one to another keeps the row, and the focus in it. */
  key: string;
  turn: Turn;
  /** How many exchanges above this one the model was not given for its last answer; null: nothing to say here. */
  leftOutAbove: number | null;
}

export function rowsOf(turns: readonly Turn[], history: EventOf<"history_fitted"> | null): readonly ThreadRow[] {
  const last = turns.at(-1);
  // A summary says itself what it was not made of.
  const leftOut = history !== null && history.left_out > 0 && last?.kind !== "summary" ? history.left_out : null;
  // Where not one of the exchanges was given, all of them are above the question.
  const firstGiven = history?.first_turn_id ?? last?.id;
  return turns.map((turn, index) => ({
    key: turns[index - 1]?.id ?? "start",
    turn,
    leftOutAbove: turn.id === firstGiven ? leftOut : null,
  }));
}

const LINE_PX = 26;
const CHARACTER_PX = 7.9;
const WIDEST_PX = 700;
const MARGINS_PX = 56;
/** What stands around the words; on a phone it takes more lines, and fingers need more room. */
const AROUND_PX = 132;
const AROUND_ON_PHONE_PX = 220;

/** In a window of that width, before the row was shown: near enough that the scroll bar does not lie much. */
export function likelyHeight({ turn }: ThreadRow, width: number): number {
  const charactersALine = Math.min(width - MARGINS_PX, WIDEST_PX) / CHARACTER_PX;
  const written = turn.events.reduce((sum, event) => sum + (event.type === "text_delta" ? event.text.length : 0), 0);
  const lines = Math.min(10, Math.ceil(turn.question.length / charactersALine)) + Math.ceil(written / charactersALine);
  return (width < WIDEST_PX ? AROUND_ON_PHONE_PX : AROUND_PX) + lines * LINE_PX;
}
