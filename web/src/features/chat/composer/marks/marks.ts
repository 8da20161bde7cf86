// The places of what was found in a text that goes on changing. Pure; used by useMarks, Mirror and MarksList.
// Offsets are UTF-16 code units, as the server's and the text box's are.
import type { Label, Mark, PersonRole } from "../../../../api/protection";

/** What a person corrected in the draft, kept with it and sent with the turn. */
export interface Correction {
  text: string;
  label: Label;
  role: PersonRole | null;
}

/** A text that was found, wherever it stands. */
export interface Found extends Correction {
  count: number;
  private: boolean;
  allowable: boolean;
}

/** Longer than that, what is typed inside a mark is no correction of a name any more. */
const LONGEST_INSIDE = 24;

/**
 * The marks of `before`, where they stand in `after`: until the server has read the new text, marks go with their
 * words. A mark whose border was touched is let go; one that was corrected inside stretches.
 */
export function shiftMarks(marks: readonly Mark[], before: string, after: string): readonly Mark[] {
  if (before === after || marks.length === 0) return marks;
  const { start, end, inserted } = editBetween(before, after);
  const moved = after.length - before.length;
  return marks.flatMap((mark): Mark[] => {
    if (mark.end <= start) return [mark];
    if (mark.start >= end) return [{ ...mark, start: mark.start + moved, end: mark.end + moved }];
    const inside = mark.start < start && end < mark.end;
    return inside && inserted.length <= LONGEST_INSIDE && !inserted.includes("\n") ? [{ ...mark, end: mark.end + moved }] : [];
  });
}

/** The one stretch of `before` that was replaced to give `after`. */
function editBetween(before: string, after: string): { start: number; end: number; inserted: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (same < shorter - start && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same += 1;
  return { start, end: before.length - same, inserted: after.slice(start, after.length - same) };
}

/** A line of the text and the places that are marked in it, as "4-10 12-15": the same places are the same string. */
export interface Line {
  text: string;
  places: string;
}

/** The text line by line, up to the last that holds a mark: what comes after has no influence on where marks stand. */
export function linesOf(text: string, marks: readonly Mark[]): readonly Line[] {
  const lines: Line[] = [];
  const sorted = marks.toSorted((a, b) => a.start - b.start);
  const last = sorted.reduce((end, mark) => Math.max(end, Math.min(mark.end, text.length)), 0);
  let next = 0;
  for (let start = 0; start < last; ) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    const places: string[] = [];
    let at = start;
    for (let mark = sorted[next]; mark !== undefined && mark.start < end; mark = sorted[next]) {
      const from = Math.max(at, mark.start);
      const to = Math.min(end, mark.end);
      if (to > from) places.push(`${from - start}-${to - start}`);
      at = Math.max(at, to);
      // It goes on in the next line: met again there.
      if (mark.end > end) break;
      next += 1;
    }
    lines.push({ text: text.slice(start, end), places: places.join(" ") });
    start = end + 1;
  }
  return lines;
}

export interface Part {
  text: string;
  marked: boolean;
}

/** A line cut at its places. */
export function partsOf({ text, places }: Line): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const place of places === "" ? [] : places.split(" ")) {
    const [start = 0, end = 0] = place.split("-").map(Number);
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}

/** What was found, each text once, in the order of the text; what the person lets through keeps its place. */
export function foundIn(text: string, marks: readonly Mark[], allowed: readonly Correction[]): readonly Found[] {
  const found = new Map<string, Found>();
  const places = new Map<string, number>();
  for (const { start, end, label, role, private: isPrivate, allowable } of marks) {
    const words = text.slice(start, end);
    const known = found.get(words);
    places.set(words, Math.min(places.get(words) ?? start, start));
    found.set(words, {
      ...(known ?? { text: words, label, role }),
      count: (known?.count ?? 0) + 1,
      private: isPrivate || known?.private === true,
      allowable: allowable && known?.allowable !== false,
    });
  }
  for (const correction of allowed) {
    const at = text.indexOf(correction.text);
    if (at === -1 || found.has(correction.text)) continue;
    places.set(correction.text, at);
    found.set(correction.text, { ...correction, private: false, allowable: true, count: 1 });
  }
  return [...found.values()].toSorted((a, b) => (places.get(a.text) ?? 0) - (places.get(b.text) ?? 0));
}

/** Those that still stand in the text: what was taken out of it is not said of it any more. */
export function standingIn(text: string, allowed: readonly Correction[]): string[] {
  return allowed.map((each) => each.text).filter((each) => text.includes(each));
}

/** How many characters around a reported text go with it, at most on each side. */
const AROUND = 40;

/** What stands just before and after a text, for the officer who reviews a report; never half a character. */
export function around(text: string, words: string): { before: string; after: string } {
  const at = text.indexOf(words);
  if (words === "" || at === -1) return { before: "", after: "" };
  const end = at + words.length;
  const before = text.slice(Math.max(0, at - AROUND), at);
  const after = text.slice(end, end + AROUND);
  return { before: before.replace(/^[\udc00-\udfff]/, ""), after: after.replace(/[\ud800-\udbff]$/, "") };
}
