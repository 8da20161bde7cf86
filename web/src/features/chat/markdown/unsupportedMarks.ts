// A remark plugin: wraps the sentences that no source supports, and puts a mark behind each. Used by AnswerBlock, before
// citationMarks.
import type { Stretch } from "../stream/turnState";
import { element, wrapText, type TextNode } from "./wrapText";

/** The element names under which AnswerBlock finds them; the browser never sees them. */
export const UNSUPPORTED_ELEMENT = "unsupported-sentence";
export const UNSUPPORTED_MARK_ELEMENT = "unsupported-mark";

export function unsupportedMarks(stretches: readonly Stretch[]) {
  return (tree: TextNode): void => {
    for (const { at, length } of stretches) {
      wrapText(tree, at, at + length, ({ from, to, ends }) => ({
        from,
        to,
        nodes: (inside) => [
          element("unsupported", UNSUPPORTED_ELEMENT, [inside]),
          ...(ends ? [element("unsupportedMark", UNSUPPORTED_MARK_ELEMENT, [])] : []),
        ],
      }));
    }
  };
}
