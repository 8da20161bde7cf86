// A remark plugin: keeps a mark on one line with what it belongs to. A browser may break a line on either side of a button,
// so that a comma would begin a line, or a source's number stand alone on one. Used by AnswerBlock, after all that makes marks.
import type { MarkNode } from "./markTexts";

/** The element name under which AnswerBlock finds them; the browser never sees it. */
export const GLUED_ELEMENT = "glued-mark";

const MARKS: ReadonlySet<string> = new Set(["citation", "fact", "invented"]);
const OPENING = /[([«“‘’'\u00a0\u202f]+$/;
const SPACED = /[ \u00a0\u202f]$/;
const CLOSING = /^[\u00a0\u202f]?[.,;:!?…)\]»”%]+/;

export function gluedMarks() {
  return glue;
}

function glue(parent: MarkNode): void {
  if (parent.children === undefined) return;
  const { children } = parent;
  const made: MarkNode[] = [];
  for (const [index, node] of children.entries()) {
    if (!MARKS.has(node.type)) {
      glue(node);
      made.push(node);
      continue;
    }
    // A source's number stands with its words: the space that a model writes between them becomes no-break.
    const before = takenFrom(made.at(-1), node.type === "citation" ? SPACED : OPENING).replace(" ", "\u00a0");
    const after = takenFrom(children[index + 1], CLOSING);
    made.push(before === "" && after === "" ? node : glued([text(before), node, text(after)]));
  }
  parent.children = made;
}

/** What of the text the pattern finds: it is taken out of it. */
function takenFrom(node: MarkNode | undefined, pattern: RegExp): string {
  if (node?.type !== "text") return "";
  const found = pattern.exec(node.value ?? "")?.[0] ?? "";
  node.value = (node.value ?? "").replace(pattern, "");
  return found;
}

function text(value: string): MarkNode {
  return { type: "text", value };
}

function glued(children: MarkNode[]): MarkNode {
  return { type: "glued", data: { hName: GLUED_ELEMENT, hProperties: {} }, children };
}
