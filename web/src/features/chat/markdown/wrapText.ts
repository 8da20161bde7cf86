// Puts elements around stretches of an answer's source, so that bold words, lists and tables stay what they are. Pure;
// used by the remark plugins unsupportedMarks and factMarks. Works on the places of text in the block's source.

interface Point {
  offset?: number;
}

export interface TextNode {
  type: string;
  value?: string;
  children?: TextNode[];
  position?: { start: Point; end: Point };
  data?: { hName: string; hProperties?: Record<string, string | number> };
}

const LEFT_ALONE: ReadonlySet<string> = new Set(["link", "linkReference", "code"]);
/** Formulas: wrapped whole or not at all. */
const WHOLE: ReadonlySet<string> = new Set(["math", "inlineMath"]);

interface Place {
  parent: TextNode;
  node: TextNode;
  start: number;
  end: number;
}

/** A text that a stretch lies in, and which part of it. With escapes or entities in it, the source is longer than it. */
export interface Part {
  value: string;
  from: number;
  to: number;
  isExact: boolean;
  /** It is a formula and no text. */
  isWhole: boolean;
  /** The stretch ends here. */
  ends: boolean;
}

/** `around` gives what takes the place of `value.slice(from, to)`, or null to leave the whole text as it is. */
export function wrapText(tree: TextNode, start: number, end: number, around: (part: Part) => Wrapped | null): void {
  const places = textsWithin(tree, start, end);
  const last = places.at(-1);
  for (const place of places) {
    const value = place.node.value ?? "";
    const isExact = value.length === place.end - place.start;
    const from = isExact ? Math.max(0, start - place.start) : 0;
    const to = isExact ? Math.min(value.length, end - place.start) : value.length;
    const isWhole = WHOLE.has(place.node.type);
    const wrapped = around({ value, from, to, isExact, isWhole, ends: place === last });
    if (wrapped === null) continue;
    const { children } = place.parent;
    const parts = isWhole ? wrapped.nodes(place.node) : partsOf(place, value, wrapped);
    children?.splice(children.indexOf(place.node), 1, ...parts);
  }
}

export interface Wrapped {
  from: number;
  to: number;
  nodes: (inside: TextNode) => TextNode[];
}

export function element(type: string, hName: string, children: TextNode[], hProperties?: Record<string, number>): TextNode {
  return { type, data: hProperties === undefined ? { hName } : { hName, hProperties }, children };
}

function partsOf({ start }: Place, value: string, { from, to, nodes }: Wrapped): TextNode[] {
  const text = (a: number, b: number): TextNode => ({
    type: "text",
    value: value.slice(a, b),
    position: { start: { offset: start + a }, end: { offset: start + b } },
  });
  return [...(from > 0 ? [text(0, from)] : []), ...nodes(text(from, to)), ...(to < value.length ? [text(to, value.length)] : [])];
}

/** In their order. What stands beside the stretch is passed over without a look into it. */
function textsWithin(parent: TextNode, start: number, end: number, found: Place[] = []): Place[] {
  for (const node of parent.children ?? []) {
    const from = node.position?.start.offset;
    const to = node.position?.end.offset;
    if (from !== undefined && from >= end) break;
    if ((to !== undefined && to <= start) || LEFT_ALONE.has(node.type)) continue;
    if ((node.type === "text" || WHOLE.has(node.type)) && from !== undefined && to !== undefined) {
      found.push({ parent, node, start: from, end: to });
    } else {
      textsWithin(node, start, end, found);
    }
  }
  return found;
}
