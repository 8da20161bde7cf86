// A remark plugin: what an answer may not do in Markdown. Used by AnswerBlock, and by what is put on the clipboard.
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";
import type { MarkNode } from "./markTexts";

/**
 * HTML and link definitions are no syntax here: the first is shown as text, the second would hide text from the reader
 * and reach over blocks. Footnotes give ids, which would collide between answers.
 * Hidden characters are looked for again once the text is read: `&#x202e;` is one.
 */
export function withoutRiskySyntax(this: { data: () => object }): (tree: MarkNode) => void {
  const data = this.data() as { micromarkExtensions?: object[] };
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({
    disable: {
      null: ["htmlFlow", "htmlText", "definition", "gfmFootnoteCall", "gfmFootnoteDefinition", "gfmPotentialFootnoteCall"],
    },
  });
  return withoutHidden;
}

function withoutHidden(node: MarkNode): void {
  if (node.value !== undefined) node.value = withoutHiddenCharacters(node.value);
  node.children?.forEach(withoutHidden);
}
