// A remark plugin: turns `[2]` and `[1, 3]` in running text into citation marks. Used by AnswerBlock.
import { markTexts, type MarkNode } from "./markTexts";

/** The element name under which AnswerBlock finds the marks; the browser never sees it. */
export const CITATION_ELEMENT = "citation-mark";

const MARK = /\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]/g;

export function citationMarks() {
  return markTexts(MARK, (match) => (match[1] ?? "").split(/[,;]/).map((number) => citation(Number(number))));
}

function citation(number: number): MarkNode {
  return { type: "citation", data: { hName: CITATION_ELEMENT, hProperties: { number } } };
}
