// Which facts of an answer were checked. Pure; used by the marks in the text, the button and the panel.
import type { Check, Place } from "../../../api/answers";
import type { Conversation, FactToCheck, Turn } from "../../../api/types";

export const WHOLE: Place = { start: 0, length: 0 };

export function checkOf(checks: readonly Check[], { start, length }: Place): Check | null {
  return checks.find((each) => each.start === start && each.length === length) ?? null;
}

export function placeOf({ at, length }: FactToCheck): Place {
  return { start: at, length };
}

/** How many facts nobody has checked. */
export function leftToCheck(facts: readonly FactToCheck[], checks: readonly Check[]): number {
  return facts.filter((fact) => checkOf(checks, placeOf(fact)) === null).length;
}

/** The conversation with one of its turns changed, wherever it stands in it. */
export function withTurn(conversation: Conversation, turnId: string, change: Partial<Turn>): Conversation {
  const changed = (turn: Turn): Turn => {
    const comparison = turn.comparison === null ? null : { ...turn.comparison, turns: turn.comparison.turns.map(changed) };
    if (turn.id === turnId) return { ...turn, comparison, ...change };
    return comparison?.turns.some(({ id }) => id === turnId) === true ? { ...turn, comparison } : turn;
  };
  return { ...conversation, turns: conversation.turns.map(changed) };
}
