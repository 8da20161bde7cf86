// Which passages an answer rests on. Pure; used by the footer, the citation marks and the sources panel.
import type { Passage } from "../../../api/types";
import type { TurnState } from "./turnState";

/** The cited passages in the order of their numbers; all that were found when the answer cites none. */
export function sourcesOf(state: TurnState): readonly Passage[] {
  const cited = citedPassages(state);
  return cited.length > 0 ? cited : state.passages;
}

export function citedPassages(state: TurnState): readonly Passage[] {
  const numbers = new Set(state.citations.map((citation) => citation.number));
  return state.passages.filter((passage) => numbers.has(passage.number));
}

export function countFound(state: TurnState): number {
  return state.protection?.found.reduce((sum, each) => sum + each.count, 0) ?? 0;
}
