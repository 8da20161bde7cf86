// A remark plugin: turns `[2]` and `[1, 3]` in running text into citation marks, each with the sentence that it ends.
// Used by AnswerBlock. Code, links and images keep their text as it is.
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
const HOLDERS: ReadonlySet<string> = new Set(["paragraph", "heading", "tableCell"]);
const SENTENCE_END = /[.!?…:;](?:\s|$)/g;

export function citationMarks() {
  return (tree: Node): void => {
    markHolders(tree);
  };
}

function markHolders(node: Node): void {
  if (HOLDERS.has(node.type)) {
    markChildren(node, { text: "" });
    return;
  }
  node.children?.forEach(markHolders);
}

function markChildren(parent: Node, read: { text: string }): void {
  if (parent.children === undefined) return;
  parent.children = parent.children.flatMap((child) => {
    if (child.type === "text") return splitText(child.value ?? "", read);
    if (LEFT_ALONE.has(child.type)) read.text += textOf(child);
    else markChildren(child, read);
    return [child];
  });
}

function splitText(value: string, read: { text: string }): Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const match of value.matchAll(MARK)) {
    const before = value.slice(from, match.index);
    read.text += before;
    if (before !== "") nodes.push({ type: "text", value: before });
    const sentence = lastSentence(read.text);
    for (const number of (match[1] ?? "").split(/[,;]/)) nodes.push(citation(Number(number), sentence));
    from = match.index + match[0].length;
  }
  const rest = value.slice(from);
  read.text += rest;
  if (rest !== "") nodes.push({ type: "text", value: rest });
  return nodes;
}

function citation(number: number, sentence: string): Node {
  return { type: "citation", data: { hName: CITATION_ELEMENT, hProperties: { number, sentence } } };
}

function textOf(node: Node): string {
  return node.value ?? node.children?.map(textOf).join("") ?? "";
}

/** What stands before a mark, back to the end of the sentence before: « …matin. La dose est de 2 g [1] » → the dose. */
export function lastSentence(text: string): string {
  const trimmed = text.trimEnd();
  const body = trimmed.replace(/[.!?…:;]+$/, "");
  let start = 0;
  for (const end of body.matchAll(SENTENCE_END)) start = end.index + end[0].length;
  return trimmed.slice(start).trim();
}
