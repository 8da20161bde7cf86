// Which passages an answer rests on. Pure; used by the footer, the citation marks and the sources panel.
import type { Passage } from "../../../api/types";
import type { TurnState } from "./turnState";

/** The cited passages in the order of their numbers; all that were found when the answer cites none. */
export function sourcesOf<Shown extends Passage>(state: TurnState, passages: readonly Shown[]): readonly Shown[] {
  const cited = citedPassages(state, passages);
  return cited.length > 0 ? cited : passages;
}

export function citedPassages<Shown extends Passage>(state: TurnState, passages: readonly Shown[]): readonly Shown[] {
  const numbers = new Set(state.citations.map((citation) => citation.number));
  return passages.filter((passage) => numbers.has(passage.number));
}

/** What was replaced before sending; what was only found, when the texts were sent as they are. */
export function protectedOrFound({ protection }: TurnState): { kind: "protectedCount" | "foundCount"; count: number } {
  if (protection === null) return { kind: "foundCount", count: 0 };
  if (protection.protected > 0) return { kind: "protectedCount", count: protection.protected };
  return { kind: "foundCount", count: protection.found.reduce((sum, each) => sum + each.count, 0) };
}
