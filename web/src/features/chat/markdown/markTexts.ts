// Makes a remark plugin that puts elements in place of what a pattern finds in running text. Code, links and images keep
// their text as it is. Used by citationMarks and inventedMarks.
export interface MarkNode {
  type: string;
  value?: string;
  children?: MarkNode[];
  data?: { hName: string; hProperties: Record<string, string | number> };
}

const LEFT_ALONE: ReadonlySet<string> = new Set(["link", "linkReference", "inlineCode", "code", "image"]);

export function markTexts(pattern: RegExp, nodesFor: (match: RegExpExecArray) => MarkNode[]) {
  function splitText(value: string): MarkNode[] {
    const nodes: MarkNode[] = [];
    let from = 0;
    for (const match of value.matchAll(pattern)) {
      const before = value.slice(from, match.index);
      if (before !== "") nodes.push({ type: "text", value: before });
      nodes.push(...nodesFor(match));
      from = match.index + match[0].length;
    }
    const rest = value.slice(from);
    if (rest !== "") nodes.push({ type: "text", value: rest });
    return nodes;
  }

  return function markChildren(parent: MarkNode): void {
    if (parent.children === undefined) return;
    parent.children = parent.children.flatMap((child) => {
      if (child.type === "text") return splitText(child.value ?? "");
      if (!LEFT_ALONE.has(child.type)) markChildren(child);
      return [child];
    });
  };
}
