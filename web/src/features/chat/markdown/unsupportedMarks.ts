// A remark plugin: wraps the sentences that no source supports, and puts a mark behind each. Used by AnswerBlock, before
// citationMarks. Works on the places of text in the block's source, so that bold words and lists stay what they are.
import type { Stretch } from "../stream/turnState";

interface Point {
  offset?: number;
}

interface Node {
  type: string;
  value?: string;
  children?: Node[];
  position?: { start: Point; end: Point };
  data?: { hName: string };
}

/** The element names under which AnswerBlock finds them; the browser never sees them. */
export const UNSUPPORTED_ELEMENT = "unsupported-sentence";
export const UNSUPPORTED_MARK_ELEMENT = "unsupported-mark";

const LEFT_ALONE: ReadonlySet<string> = new Set(["link", "linkReference", "code"]);

interface Place {
  parent: Node;
  node: Node;
  start: number;
  end: number;
}

export function unsupportedMarks(stretches: readonly Stretch[]) {
  return (tree: Node): void => {
    for (const { at, length } of stretches) wrap(tree, at, at + length);
  };
}

function wrap(tree: Node, start: number, end: number): void {
  const places = textsOf(tree).filter((place) => place.start < end && place.end > start);
  const last = places.at(-1);
  for (const place of places) {
    const parts = partsOf(place, start, end, place === last);
    const { children } = place.parent;
    children?.splice(children.indexOf(place.node), 1, ...parts);
  }
}

function textsOf(parent: Node): Place[] {
  return (parent.children ?? []).flatMap((node): Place[] => {
    if (LEFT_ALONE.has(node.type)) return [];
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (node.type === "text" && start !== undefined && end !== undefined) return [{ parent, node, start, end }];
    return textsOf(node);
  });
}

/** What stands before the sentence, the sentence, its mark when it ends here, what stands after it. */
function partsOf({ node, start, end }: Place, from: number, to: number, ends: boolean): Node[] {
  const value = node.value ?? "";
  // With escapes or entities in it, the source is longer than the text: then all of it is wrapped.
  const isExact = value.length === end - start;
  const first = isExact ? Math.max(0, from - start) : 0;
  const last = isExact ? Math.min(value.length, to - start) : value.length;
  const text = (a: number, b: number): Node => ({
    type: "text",
    value: value.slice(a, b),
    position: { start: { offset: start + a }, end: { offset: start + b } },
  });
  const parts: Node[] = [];
  if (first > 0) parts.push(text(0, first));
  parts.push(element("unsupported", UNSUPPORTED_ELEMENT, [text(first, last)]));
  if (ends) parts.push(element("unsupportedMark", UNSUPPORTED_MARK_ELEMENT, []));
  if (last < value.length) parts.push(text(last, value.length));
  return parts;
}

function element(type: string, hName: string, children: Node[]): Node {
  return { type, data: { hName }, children };
}
