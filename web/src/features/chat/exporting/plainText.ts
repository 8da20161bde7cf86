// The words of rendered HTML, without its marks: lists keep their signs, tables their columns. Pure; used by `copies.ts`.

const BLOCKS: ReadonlySet<string> = new Set([
  "P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "BLOCKQUOTE", "PRE", "TABLE", "TR", "HR",
]);

export function plainTextOf(root: Element): string {
  const parts: string[] = [];
  write(root, "", parts);
  return parts
    .join("")
    .replace(/[ \u00a0]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function write(node: Node, indent: string, parts: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) writeText(child.nodeValue ?? "", child.parentElement, parts);
    else if (child instanceof HTMLElement) writeElement(child, indent, parts);
  }
}

function writeText(text: string, parent: Element | null, parts: string[]): void {
  if (parent?.closest("pre") != null) parts.push(text);
  // Line breaks between elements are the writer's, not the reader's.
  else if (text.trim() !== "" || !text.includes("\n")) parts.push(text.replace(/\s*\n\s*/g, " "));
}

function writeElement(element: HTMLElement, indent: string, parts: string[]): void {
  const name = element.tagName;
  if (name === "BR") {
    parts.push(`\n${indent}`);
    return;
  }
  if (name === "TD" || name === "TH") {
    if (element.previousElementSibling !== null) parts.push("\t");
    write(element, indent, parts);
    return;
  }
  if (!BLOCKS.has(name)) {
    write(element, indent, parts);
    return;
  }
  if (name === "LI") {
    parts.push(`\n${indent}${signOf(element)}`);
    write(element, `${indent}  `, parts);
    return;
  }
  const inItem = element.parentElement?.tagName === "LI";
  const isFirst = element.previousElementSibling === null;
  if (name === "TR") parts.push("\n");
  else if (name === "UL" || name === "OL") parts.push(inItem ? "" : "\n");
  else if (!(inItem && isFirst)) parts.push(`\n\n${indent}`);
  write(element, indent, parts);
  if (!inItem && name !== "TR") parts.push("\n");
}

function signOf(item: Element): string {
  const list = item.parentElement;
  if (!(list instanceof HTMLOListElement)) return "- ";
  return `${list.start + [...list.children].indexOf(item)}. `;
}
