// Whether a block is a table of thousands of cells, and its first rows: reading and drawing all of them would hold the page
// for a second. Pure; used by BoundedBlock.

const FEW_CELLS = 1500;
const FIRST_ROWS = 30;
const SHORT = 4000;
const RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

export interface HugeTable {
  /** The heading and the first rows, as Markdown. */
  first: string;
  rows: number;
}

/** null for anything that is drawn whole. A prefix of the block is cut, so that places within it stay what they are. */
export function hugeTableIn(block: string): HugeTable | null {
  if (block.length < SHORT) return null;
  const heading = block.indexOf("\n");
  const rule = block.indexOf("\n", heading + 1);
  if (heading === -1 || rule === -1 || !RULE.test(block.slice(heading + 1, rule))) return null;
  const columns = Math.max(1, block.slice(0, heading).split("|").length - 2);
  const lines = block.split("\n");
  const rows = lines.length - 2;
  if (rows * columns <= FEW_CELLS) return null;
  // However wide the table, no more cells than a small one has.
  const shown = Math.max(1, Math.min(FIRST_ROWS, Math.floor(FEW_CELLS / columns)));
  return { first: lines.slice(0, shown + 2).join("\n"), rows };
}
