// Cuts a sent text at its placeholders. Pure; used by SentText.
import type { SentPlaceholder } from "../../../api/protection";

export type SentPart = string | SentPlaceholder;

/** Looks for each placeholder exactly as it was written; the longest first, for one can begin like another. */
export function placeholdersIn(text: string, placeholders: readonly SentPlaceholder[]): readonly SentPart[] {
  if (placeholders.length === 0) return text === "" ? [] : [text];
  const known = new Map(placeholders.map((each) => [each.written, each]));
  const written = [...known.keys()].toSorted((a, b) => b.length - a.length).map(escaped);
  return text
    .split(new RegExp(`(${written.join("|")})`))
    .filter((part) => part !== "")
    .map((part) => known.get(part) ?? part);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
