// Cuts Markdown into top-level blocks, so that a long answer parses only its last block again while it streams.
// Pure; used by Answer. A cut is made only where it cannot change the meaning: at a blank line, outside a fence, and
// not between two items of one list; but a long list is cut between items of its own level, or its two thousand items would be
// one piece of work. The next part goes on counting where it stands.

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const INDENTED = /^(?: {2,}|\t)/;
const OWN_ITEM = /^( {0,3})(?:([-*+])|(\d{1,9})([.)]))\s/;
const MOST_ITEMS = 20;

const COMPARED = 1000;

export interface Split {
  text: string;
  blocks: readonly string[];
  /** Blocks that no further text can change, and where in the text they end. */
  settled: readonly string[];
  settledEnd: number;
}

export const NOTHING_SPLIT: Split = { text: "", blocks: [], settled: [], settledEnd: 0 };

/** Splits `text`; what `before` already settled is not read again when the text only grew at its end. */
export function splitBlocks(text: string, before: Split = NOTHING_SPLIT): Split {
  const grew = before.settledEnd > 0 && isSame(text, before.text, before.settledEnd);
  const settled = grew ? before.settled : [];
  const start = grew ? before.settledEnd : 0;
  const found = cut(text, start);
  // The first line of a block decides where it was cut, so that a block settles once the next one's first line is done.
  const last = found.at(-1);
  const sure = last?.text.includes("\n") === true ? found.length - 1 : found.length - 2;
  return {
    text,
    blocks: [...settled, ...found.map((block) => block.text.trimEnd())],
    settled: [...settled, ...found.slice(0, Math.max(0, sure)).map((block) => block.text.trimEnd())],
    settledEnd: sure > 0 ? (found[sure]?.start ?? start) : start,
  };
}

/** The last characters before `end` tell: an answer grows or is read again from its start, it is not edited within. */
function isSame(text: string, before: string, end: number): boolean {
  const start = Math.max(0, end - COMPARED);
  return text.length >= end && text.slice(start, end) === before.slice(start, end);
}

interface Block {
  start: number;
  text: string;
}

function cut(text: string, from: number): Block[] {
  const blocks: Block[] = [];
  let start = -1;
  let isList = false;
  let list = null as LongList | null; // else its type is narrowed to null through the whole loop
  let fence: string | null = null;
  let afterBlank = false;
  let position = from;
  while (position < text.length) {
    const newline = text.indexOf("\n", position);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(position, end);
    const blank = line.trim() === "";
    if (!blank && start !== -1 && fence === null && afterBlank && !(isList && continuesList(line))) {
      blocks.push({ start, text: text.slice(start, position) });
      start = -1;
    } else if (start !== -1 && fence === null && list?.isFull(line) === true) {
      blocks.push({ start, text: text.slice(start, position) });
      start = -1;
    }
    if (!blank && start === -1) {
      start = position;
      isList = LIST_ITEM.test(line);
      list = isList ? new LongList(line) : null;
    }
    fence = fenceAfter(line, fence);
    afterBlank = blank;
    position = end + 1;
  }
  if (start !== -1) blocks.push({ start, text: text.slice(start) });
  return blocks;
}

/** A list that is being read: counts the items of its own level. */
class LongList {
  private readonly mark: string;
  private readonly indent: string;
  private readonly first: number;
  private items = 0;

  constructor(line: string) {
    const [, indent = "", bullet, number = "", end] = OWN_ITEM.exec(line) ?? [];
    this.indent = indent;
    this.mark = bullet ?? end ?? "";
    this.first = Number(number);
  }

  /** Whether that line, an item that the list would go on with, had better begin another block. */
  isFull(line: string): boolean {
    const [, indent, bullet, number = "", end] = OWN_ITEM.exec(line) ?? [];
    if (indent !== this.indent || (bullet ?? end) !== this.mark) return false;
    this.items += 1;
    // Items that are all numbered 1 are counted by the list: cut, they would begin again.
    return this.items >= MOST_ITEMS && (bullet !== undefined || Number(number) === this.first + this.items);
  }
}

function continuesList(line: string): boolean {
  return INDENTED.test(line) || LIST_ITEM.test(line);
}

function fenceAfter(line: string, open: string | null): string | null {
  const mark = FENCE.exec(line)?.[1];
  if (mark === undefined) return open;
  if (open === null) return mark;
  const closes = mark.startsWith(open.slice(0, 3)) && mark.length >= open.length && line.trim() === mark;
  return closes ? null : open;
}
