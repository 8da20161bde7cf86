// A remark plugin: formulas of an answer as elements, or as their source where nothing can draw them. Used by AnswerBlock
// and by what is put on the clipboard.
import { mathFromMarkdown } from "mdast-util-math";
import type { MarkNode } from "../markTexts";
import { formulaSyntax } from "./syntax";

/** The element name under which AnswerBlock finds them; the browser never sees it. */
export const FORMULA_ELEMENT = "latex-formula";

interface PlacedNode extends MarkNode {
  children?: PlacedNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

type Made = (node: PlacedNode, source: string, at: number) => PlacedNode;

/** Of one block. Each is a millisecond of the page's time; what comes after stays as it is written. */
const MOST_DRAWN = 200;

interface Unified {
  data: () => object;
}

export function formulas(this: Unified) {
  return reading(this, (node, source, at) => (at < MOST_DRAWN ? element(node, source) : asText(node, source)));
}

export function formulasAsText(this: Unified) {
  return reading(this, asText);
}

function reading(unified: Unified, made: Made) {
  const data = unified.data() as { micromarkExtensions?: object[]; fromMarkdownExtensions?: object[] };
  (data.micromarkExtensions ??= []).push(formulaSyntax());
  (data.fromMarkdownExtensions ??= []).push(mathFromMarkdown());
  return (tree: PlacedNode, file: { toString: () => string }) => {
    const written = file.toString();
    let count = 0;
    replace(tree, (node) => {
      const source = written.slice(node.position?.start.offset, node.position?.end.offset);
      count += 1;
      return made(node, source, count - 1);
    });
  };
}

function replace(parent: PlacedNode, made: (node: PlacedNode) => PlacedNode): void {
  if (parent.children === undefined) return;
  parent.children = parent.children.map((node) => {
    if (node.type === "math" || node.type === "inlineMath") return made(node);
    replace(node, made);
    return node;
  });
}

function element({ type, value = "", position }: PlacedNode, source: string): PlacedNode {
  // `$$…$$` and `\[…\]` within a line are drawn like those on lines of their own.
  const display = type === "math" || source.startsWith("$$") || source.startsWith("\\[");
  const node: PlacedNode = {
    type,
    data: { hName: FORMULA_ELEMENT, hProperties: { source, tex: value, display: display ? "yes" : "" } },
    children: [],
  };
  return position === undefined ? node : { ...node, position };
}

function asText({ type, position }: PlacedNode, source: string): PlacedNode {
  const words = { type: "text", value: source };
  if (type === "math") return { type: "paragraph", children: [words] };
  return position === undefined ? words : { ...words, position };
}
