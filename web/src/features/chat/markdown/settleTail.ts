// Makes the unfinished end of a streaming answer readable, so that marks do not flicker in and out of sight.
// Pure; called by Answer for the last block only, and only while the answer streams.
const PARTIAL_CITATION = /(?<!\\)\[\d{0,3}(?:[,;]\s*\d{0,3})*$/;
const PARTIAL_LINK = /!?\[[^[\]\n]*\]\([^()\s]*$/;
const HEADER_ROW_ALONE = /(^|\n)\|[^\n]*$/;

export function settleTail(block: string): string {
  if (isInsideFence(block)) return block;
  const withoutPartial = withoutLoneHeader(block).replace(PARTIAL_CITATION, "").replace(PARTIAL_LINK, "");
  return closed(closed(withoutPartial, "**"), "`");
}

function isInsideFence(block: string): boolean {
  return /^ {0,3}(?:`{3,}|~{3,})/.test(block);
}

/** A table's first row looks like a paragraph of bars until the row under it has come: it waits for it. */
function withoutLoneHeader(block: string): string {
  const lines = block.split("\n");
  const tableStart = lines.findIndex((line) => line.startsWith("|"));
  if (tableStart === -1 || lines.length - tableStart > 2) return block;
  const delimiter = lines[tableStart + 1];
  const complete = delimiter !== undefined && /^\|(?:\s*:?-+:?\s*\|)+\s*$/.test(delimiter);
  return complete ? block : block.replace(HEADER_ROW_ALONE, "").replace(HEADER_ROW_ALONE, "");
}

/** Closes a mark that was opened in the last paragraph; drops it when nothing follows yet. */
function closed(text: string, mark: "**" | "`"): string {
  const paragraph = text.slice(text.lastIndexOf("\n") + 1);
  if ((paragraph.split(mark).length - 1) % 2 === 0) return text;
  const trimmed = text.trimEnd();
  return trimmed.endsWith(mark) ? trimmed.slice(0, -mark.length) : trimmed + mark;
}
