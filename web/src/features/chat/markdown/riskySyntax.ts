// A remark plugin: what an answer may not do in Markdown. Used by AnswerBlock, and by what is put on the clipboard.
/**
 * HTML and link definitions are no syntax here: the first is shown as text, the second would hide text from the reader
 * and reach over blocks. Footnotes give ids, which would collide between answers.
 */
export function withoutRiskySyntax(this: { data: () => object }): void {
  const data = this.data() as { micromarkExtensions?: object[] };
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({
    disable: {
      null: ["htmlFlow", "htmlText", "definition", "gfmFootnoteCall", "gfmFootnoteDefinition", "gfmPotentialFootnoteCall"],
    },
  });
}
