// Blocks of a document → the sections that the reading view shows, each with its headings, paragraphs, lists and tables.
// Pure; used by ReadingText. Sections are short, so that a long document shows its own a few at a time.
import type { ReadingBlock } from "../../../../api/knowledge";

export type Span = readonly [start: number, end: number];

export interface TableRow {
  cells: readonly Span[];
  isHeader: boolean;
}

export type Part =
  | { kind: "heading"; level: number; span: Span }
  | { kind: "paragraph"; span: Span }
  | { kind: "list"; items: readonly Span[] }
  | { kind: "table"; header: readonly TableRow[]; rows: readonly TableRow[] };

export interface Section {
  /** The page, slide or sheet that begins here; null inside one, and in documents without pages. */
  opens: number | null;
  parts: readonly Part[];
  span: Span;
}

const MOST_BLOCKS = 60;

export function sectionsOf(blocks: readonly ReadingBlock[]): readonly Section[] {
  const headers = headersOf(blocks);
  return chunks(blocks).map(({ opens, blocks: own }) => ({
    opens,
    parts: partsOf(own, headers),
    span: [own[0]?.start ?? 0, own.at(-1)?.end ?? 0],
  }));
}

/** The section that holds this offset, or the last that begins before it. */
export function sectionAt(sections: readonly Section[], offset: number): number {
  const after = sections.findIndex(({ span }) => span[0] > offset);
  return Math.max(0, (after === -1 ? sections.length : after) - 1);
}

function chunks(blocks: readonly ReadingBlock[]): { opens: number | null; blocks: ReadingBlock[] }[] {
  const found: { opens: number | null; blocks: ReadingBlock[] }[] = [];
  let page: number | null = null;
  for (const block of blocks) {
    const last = found.at(-1);
    const opens = block.page !== null && block.page !== page;
    if (opens) page = block.page;
    if (last === undefined || opens || last.blocks.length >= MOST_BLOCKS) {
      found.push({ opens: opens ? block.page : null, blocks: [block] });
    } else {
      last.blocks.push(block);
    }
  }
  return found;
}

function headersOf(blocks: readonly ReadingBlock[]): ReadonlyMap<number, readonly TableRow[]> {
  const headers = new Map<number, TableRow[]>();
  for (const block of blocks) {
    if (block.kind !== "row" || !block.is_header || block.table === null) continue;
    headers.set(block.table, [...(headers.get(block.table) ?? []), rowOf(block)]);
  }
  return headers;
}

function partsOf(blocks: readonly ReadingBlock[], headers: ReadonlyMap<number, readonly TableRow[]>): readonly Part[] {
  const parts: Part[] = [];
  let index = 0;
  while (index < blocks.length) {
    const run = runAt(blocks, index);
    parts.push(partOf(run, headers));
    index += run.length;
  }
  return parts;
}

/** Items that follow one another are one list, rows of one table one table; everything else stands alone. */
function runAt(blocks: readonly ReadingBlock[], from: number): readonly ReadingBlock[] {
  const first = blocks[from];
  let to = from + 1;
  if (first?.kind === "item" || first?.kind === "row") {
    while (blocks[to]?.kind === first.kind && blocks[to]?.table === first.table) to += 1;
  }
  return blocks.slice(from, to);
}

function partOf(run: readonly ReadingBlock[], headers: ReadonlyMap<number, readonly TableRow[]>): Part {
  const [first] = run;
  if (first === undefined) return { kind: "paragraph", span: [0, 0] };
  const span: Span = [first.start, first.end];
  switch (first.kind) {
    case "heading":
      return { kind: "heading", level: first.level ?? 1, span };
    case "item":
      return { kind: "list", items: run.map(({ start, end }): Span => [start, end]) };
    case "row":
      return {
        kind: "table",
        // Also over rows that stand in a later section than their header: a cell without its name tells little.
        header: first.table === null ? [] : (headers.get(first.table) ?? []),
        rows: run.filter((row) => !row.is_header).map(rowOf),
      };
    case "paragraph":
      return { kind: "paragraph", span };
  }
}

function rowOf({ cells, start, end, is_header }: ReadingBlock): TableRow {
  return { cells: cells.length === 0 ? [[start, end]] : cells, isHeader: is_header };
}
