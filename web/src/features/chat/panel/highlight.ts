// Finds, in a passage, the sentence that an answer's sentence comes from. Pure; used by the sources panel.
// The extractive engine copies sentences, so most are found word for word; a language model rewrites, and then the
// sentence with the most words in common is shown, and named as that.

export interface Highlight {
  before: string;
  marked: string;
  after: string;
  /** Word for word, or only the closest sentence. */
  exact: boolean;
}

const SHORTEST_QUOTE = 20;
const LEAST_SHARED = 0.3;
/** Short words are in every sentence and tell nothing. */
const SHORTEST_WORD = 4;

export function highlight(passage: string, sentence: string): Highlight | null {
  return exactly(passage, sentence) ?? closest(passage, sentence);
}

function exactly(passage: string, sentence: string): Highlight | null {
  const wanted = sentence.replace(/^[\s«"“–•-]+|[\s»"”.;:!?…]+$/gu, "");
  if (wanted.length < SHORTEST_QUOTE) return null;
  // Line breaks and no-break spaces differ between a document and its quotation; words do not.
  const pattern = wanted.split(/\s+/u).map(escaped).join("\\s+");
  const match = new RegExp(pattern, "iu").exec(passage);
  return match === null ? null : cut(passage, match.index, match.index + match[0].length, true);
}

function closest(passage: string, sentence: string): Highlight | null {
  const wanted = words(sentence);
  if (wanted.size === 0) return null;
  let best = { start: 0, end: 0, shared: 0 };
  for (const part of passage.matchAll(/[^.!?…]+(?:[.!?…]+|$)/gu)) {
    const found = words(part[0]);
    const common = [...wanted].filter((word) => found.has(word)).length;
    const shared = common / Math.max(1, Math.min(wanted.size, found.size || 1));
    if (common >= 2 && shared > best.shared) {
      const start = part.index + (part[0].length - part[0].trimStart().length);
      best = { start, end: part.index + part[0].length, shared };
    }
  }
  return best.shared < LEAST_SHARED ? null : cut(passage, best.start, best.end, false);
}

function words(text: string): Set<string> {
  const plain = text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return new Set(plain.match(/[\p{L}\p{N}]+/gu)?.filter((word) => word.length >= SHORTEST_WORD || /\d/.test(word)));
}

function cut(passage: string, start: number, end: number, exact: boolean): Highlight {
  return { before: passage.slice(0, start), marked: passage.slice(start, end), after: passage.slice(end), exact };
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
