// The places of what was found in a text that goes on changing. Pure; used by useMarks, Mirror and MarksList.
// Offsets are UTF-16 code units, as the server's and the text box's are.
import type { Mark, PersonRole } from "../../../../api/protection";

/** What a person corrected in the draft, kept with it and sent with the turn. */
export interface Correction {
  text: string;
  label: string;
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

export interface Part {
  text: string;
  marked: boolean;
}

/**
 * The text cut at its marks, up to the end of the line of the last one: what comes after has no influence on where
 * they stand, and a long text need not be laid out twice at each key.
 */
export function partsOf(text: string, marks: readonly Mark[]): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(at, mark.start);
    const end = Math.min(mark.end, text.length);
    if (end <= start) continue;
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (parts.length === 0) return parts;
  const lineEnd = text.indexOf("\n", at);
  const rest = text.slice(at, lineEnd === -1 ? undefined : lineEnd);
  return rest === "" ? parts : [...parts, { text: rest, marked: false }];
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
