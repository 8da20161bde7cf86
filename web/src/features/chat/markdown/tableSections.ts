// Whether a block is a table of hundreds of cells, and its sections: reading and drawing all of them at once would hold the
// page for a second. Pure; used by BoundedBlock and HugeTable.
import { readFactPlaces } from "./factPlaces";
import { readPlaces } from "./placesIn";
import { isTooHeavy } from "./safety";

const FEW_CELLS = 400;
const CELLS_AT_ONCE = 200;
const SHORT = 1500;
const RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Some rows, under the table's heading: Markdown that can be read by itself. */
export interface Section {
  text: string;
  rows: number;
  /** How long the heading is, and where in the block the rows begin. */
  head: number;
  start: number;
}

export interface HugeTable {
  columns: number;
  rows: number;
  sections: readonly Section[];
}

/** null for anything that is read whole. */
export function hugeTableIn(block: string): HugeTable | null {
  if (block.length < SHORT) return null;
  const heading = block.indexOf("\n");
  const rule = block.indexOf("\n", heading + 1);
  if (heading === -1 || rule === -1 || !RULE.test(block.slice(heading + 1, rule))) return null;
  const columns = Math.max(1, block.slice(0, heading).split("|").length - 2);
  const lines = block.slice(rule + 1).split("\n");
  if (lines.length * columns <= FEW_CELLS) return null;
  const head = block.slice(0, rule + 1);
  const sections = sectionsOf(head, lines, Math.max(1, Math.floor(CELLS_AT_ONCE / columns)));
  // A row that is too heavy to be read is shown as it is, and the table with it.
  return sections.some(({ text }) => isTooHeavy(text)) ? null : { columns, rows: lines.length, sections };
}

function sectionsOf(head: string, lines: readonly string[], rowsAtOnce: number): Section[] {
  const sections: Section[] = [];
  let start = head.length;
  for (let at = 0; at < lines.length; at += rowsAtOnce) {
    const rows = lines.slice(at, at + rowsAtOnce);
    const text = rows.join("\n");
    sections.push({ text: head + text, rows: rows.length, head: head.length, start });
    start += text.length + 1;
  }
  return sections;
}

/** Places in the block, « 12+40 80+20 », as places in the section; those of the heading belong to the first. */
export function placesInSection(places: string, section: Section): string {
  return readPlaces(places).flatMap((place) => inSection(place, section)).join(" ");
}

/** The same of facts, « 100:20+8 »: each keeps its name. */
export function factsInSection(places: string, section: Section): string {
  const shift = section.start - section.head;
  const [start = "0"] = places.split(":");
  const within = readFactPlaces(places).flatMap((place) => inSection(place, section));
  return within.length === 0 ? "" : `${Number(start) + shift}:${within.join(" ")}`;
}

function inSection({ at, length }: { at: number; length: number }, { text, head, start }: Section): string[] {
  const shift = start - head;
  const from = Math.max(at - shift, shift === 0 ? 0 : head);
  const to = Math.min(at - shift + length, text.length);
  return from < to ? [`${from}+${to - from}`] : [];
}
