// A remark plugin: turns `[2]` and `[1, 3]` in running text into citation marks. Used by AnswerBlock. Code, links and images keep their text as it is.
interface Node {
  type: string;
  value?: string;
  children?: Node[];
  data?: { hName: string; hProperties: Record<string, string | number> };
}

/** The element name under which AnswerBlock finds the marks; the browser never sees it. */
export const CITATION_ELEMENT = "citation-mark";

const MARK = /\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]/g;
const LEFT_ALONE: ReadonlySet<string> = new Set(["link", "linkReference", "inlineCode", "code", "image"]);

export function citationMarks() {
  return markChildren;
}

function markChildren(parent: Node): void {
  if (parent.children === undefined) return;
  parent.children = parent.children.flatMap((child) => {
    if (child.type === "text") return splitText(child.value ?? "");
    if (!LEFT_ALONE.has(child.type)) markChildren(child);
    return [child];
  });
}

function splitText(value: string): Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const match of value.matchAll(MARK)) {
    const before = value.slice(from, match.index);
    if (before !== "") nodes.push({ type: "text", value: before });
    for (const number of (match[1] ?? "").split(/[,;]/)) nodes.push(citation(Number(number)));
    from = match.index + match[0].length;
  }
  const rest = value.slice(from);
  if (rest !== "") nodes.push({ type: "text", value: rest });
  return nodes;
}

function citation(number: number): Node {
  return { type: "citation", data: { hName: CITATION_ELEMENT, hProperties: { number } } };
}
