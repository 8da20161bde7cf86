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
  const leftOut = history !== null && history.left_out > 0 ? history.left_out : null;
  return turns.map((turn) => ({
    key: turn.parent_id ?? "start",
    turn,
    leftOutAbove: turn.id === history?.first_turn_id ? leftOut : null,
  }));
}

const LINE_PX = 26;
const CHARACTERS_A_LINE = 78;
const AROUND_PX = 190;

/** Before a row was shown: near enough that the scroll bar does not lie much. */
export function likelyHeight({ turn }: ThreadRow): number {
  const written = turn.events.reduce((sum, event) => sum + (event.type === "text_delta" ? event.text.length : 0), 0);
  const lines = Math.min(10, turn.question.length / CHARACTERS_A_LINE) + written / CHARACTERS_A_LINE;
  return AROUND_PX + Math.ceil(lines) * LINE_PX;
}
