import { describe, expect, it } from "vitest";
import { excerptOf } from "./excerpt";

const shown = (text: string, highlights: [number, number][]) => excerptOf(text, highlights).map((piece) => piece.text).join("");

describe("excerptOf", () => {
  it("marks what was found in a short passage, and shows all of it", () => {
    expect(excerptOf("Le pansement est changé.", [[3, 12]])).toEqual([
      { text: "Le ", found: false },
      { text: "pansement", found: true },
      { text: " est changé.", found: false },
    ]);
    expect(shown("Rien de marqué.", [])).toBe("Rien de marqué.");
  });

  it("begins near the first word found in a long one, at the start of a word", () => {
    const text = `${"avant ".repeat(100)}dose ${"après ".repeat(100)}`;
    const pieces = excerptOf(text, [[600, 604]]);
    expect(pieces.find((piece) => piece.found)).toEqual({ text: "dose", found: true });
    expect(pieces.map((piece) => piece.text).join("")).toMatch(/^… avant .* …$/);
  });

  it("survives highlights that overlap, come late or count code points", () => {
    expect(shown("abcdef", [[0, 3], [1, 4], [50, 60]])).toBe("abcdef");
    expect(excerptOf("😀 dose", [[2, 6]])[1]).toEqual({ text: "dose", found: true });
  });
});
