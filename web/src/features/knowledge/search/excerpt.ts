// The part of a found passage that is shown: from a little before the first word found, with all that are found marked.
// Pure; used by Result.
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";
import { cutterOf } from "../viewer/text/codePoints";

export interface Piece {
  text: string;
  found: boolean;
}

const LONGEST = 480;
const BEFORE = 100;

/** `highlights` count code points, in order and apart from each other. */
export function excerptOf(text: string, highlights: readonly (readonly [start: number, end: number])[]): Piece[] {
  const cut = cutterOf(text);
  const first = highlights[0]?.[0] ?? 0;
  const length = Array.from(text).length;
  const from = length <= LONGEST || first <= BEFORE ? 0 : wordStart(cut, first - BEFORE);
  const to = Math.min(length, from + LONGEST);
  const pieces: Piece[] = [];
  const add = (start: number, end: number, found: boolean) => {
    const shown = withoutHiddenCharacters(cut(start, end));
    if (shown !== "") pieces.push({ text: shown, found });
  };
  if (from > 0) pieces.push({ text: "… ", found: false });
  let at = from;
  for (const [start, end] of highlights) {
    if (end <= at || start >= to) continue;
    add(at, Math.max(at, start), false);
    add(Math.max(at, start), Math.min(end, to), true);
    at = Math.min(end, to);
  }
  add(at, to, false);
  if (to < length) pieces.push({ text: " …", found: false });
  return pieces;
}

function wordStart(cut: (start: number, end: number) => string, near: number): number {
  const space = cut(near, near + 30).search(/\s/);
  return space === -1 ? near : near + space + 1;
}
