import { describe, expect, it } from "vitest";
import { gluedMarks } from "./gluedMarks";
import type { MarkNode } from "./markTexts";

const text = (value: string): MarkNode => ({ type: "text", value });
const mark = (type: string): MarkNode => ({ type, children: [] });

/** What stands on one line is in angle brackets, a mark is its first letter in capitals. */
function glued(...children: MarkNode[]): string {
  const parent = { type: "paragraph", children };
  gluedMarks()(parent);
  const written = (node: MarkNode): string =>
    node.type === "text"
      ? (node.value ?? "")
      : node.type === "glued"
        ? `<${(node.children ?? []).map(written).join("")}>`
        : node.type.charAt(0).toUpperCase();
  return (parent.children).map(written).join("");
}

describe("a mark and what belongs to it", () => {
  it("keeps the punctuation that follows on the line of the mark", () => {
    expect(glued(text("à H + "), mark("fact"), text(", puis"))).toBe("à H + <F,> puis");
    expect(glued(text("décollé "), mark("fact"), text("\u00a0; puis"))).toBe("décollé <F\u00a0;> puis");
  });

  it("keeps a source's number with the words before it", () => {
    expect(glued(text("changement d’équipe "), mark("citation"), text(" et"))).toBe("changement d’équipe<\u00a0C> et");
    expect(glued(text("fin "), mark("citation"), mark("citation"), text("."))).toBe("fin<\u00a0C><C.>");
  });

  it("keeps an opening bracket with what it opens, and leaves words free", () => {
    expect(glued(text("dose ("), mark("fact"), text(")"))).toBe("dose <(F)>");
    expect(glued(text("de "), mark("fact"), text(" par jour"))).toBe("de F par jour");
  });

  it("finds marks inside other elements", () => {
    const strong = { type: "strong", children: [mark("fact"), text(".")] };
    gluedMarks()({ type: "paragraph", children: [strong] });
    expect(strong.children.map((each) => each.type)).toEqual(["glued", "text"]);
  });
});
