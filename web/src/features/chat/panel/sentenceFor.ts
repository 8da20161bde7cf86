// The answer's sentence that carries a citation mark, when the reader came to the source by another way than the mark.
// Pure; used by SourcesTab.
import { lastSentence } from "../markdown/citationMarks";

export function sentenceFor(answer: string, number: number): string {
  const mark = `[${number}]`;
  const at = answer.indexOf(mark);
  if (at === -1) return "";
  const paragraph = answer.slice(answer.lastIndexOf("\n", at) + 1, at);
  const unmarked = paragraph
    .replace(/\[\d{1,3}\]/g, "")
    .replace(/^\s*(?:[-*+]|\d+[.)]|#+|>)\s+/, "")
    .replace(/\*\*|__|`/g, "");
  return lastSentence(unmarked);
}
