// Which exchanges hold the words that are looked for: in the page are only those in sight, so that the browser's own search
// would miss most. Pure; used by FindBar.
import type { Turn } from "../../../api/types";
import { folded } from "../../../ui/search";

const read = new WeakMap<Turn, string>();

/** Ids in the order of the thread. Accents and capitals count for nothing; all the words must be there. */
export function findTurns(turns: readonly Turn[], words: string): readonly string[] {
  const wanted = folded(words).split(/\s+/u).filter((word) => word !== "");
  if (wanted.length === 0) return [];
  return turns.filter((turn) => wanted.every((word) => textOf(turn).includes(word))).map((turn) => turn.id);
}

function textOf(turn: Turn): string {
  const known = read.get(turn);
  if (known !== undefined) return known;
  let answer = "";
  for (const event of turn.events) if (event.type === "text_delta") answer = answer.slice(0, event.at) + event.text;
  const text = folded(`${turn.question}\n${answer}`);
  read.set(turn, text);
  return text;
}
