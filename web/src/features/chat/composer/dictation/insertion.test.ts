import { describe, expect, it } from "vitest";
import { inserted } from "./insertion";

describe("where dictated words go", () => {
  it.each([
    ["", 0, 0, "Bonjour.", 8],
    ["Cher collègue,", 14, 14, "Cher collègue, Bonjour.", 23],
    ["Avant après", 6, 6, "Avant Bonjour. après", 14],
    ["Avant\n", 6, 6, "Avant\nBonjour.", 14],
    ["un mot ici", 3, 6, "un Bonjour. ici", 11],
    ["fin !", 3, 3, "fin Bonjour. !", 12],
  ])("into %j from %i to %i", (text, start, end, expected, at) => {
    expect(inserted(text, start, end, "Bonjour.")).toEqual({ text: expected, at });
  });
});
