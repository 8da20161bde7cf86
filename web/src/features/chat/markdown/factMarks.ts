// A remark plugin: wraps what should be checked, numbers, doses, dates and drugs. Used by AnswerBlock, after unsupportedMarks.
import type { FactPlace } from "./factPlaces";
import { element, wrapText, type TextNode } from "./wrapText";

/** The element name under which AnswerBlock finds them; the browser never sees it. */
export const FACT_ELEMENT = "fact-to-check";

export function factMarks(places: readonly FactPlace[]) {
  return (tree: TextNode): void => {
    // From the last to the first: what comes before stays one text, so that hundreds are not looked for among hundreds.
    for (const { at, length, fact } of places.toReversed()) {
      wrapText(tree, at, at + length, ({ from, to, isExact, isWhole }) =>
        // Where escapes shift the places, a mark could stand around other words; around a formula, it would be a button that
        // scrolls. The panel names the fact all the same.
        isExact && !isWhole ? { from, to, nodes: (inside) => [element("fact", FACT_ELEMENT, [inside], { fact })] } : null,
      );
    }
  };
}
