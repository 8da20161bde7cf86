import { describe, expect, it } from "vitest";
import { NOTHING_SPLIT, splitBlocks } from "./splitBlocks";

const blocks = (text: string) => splitBlocks(text).blocks;

const SAMPLE = [
  "# Titre",
  "Un paragraphe\nsur deux lignes.",
  "1. un\n\n2. deux\n\n   suite de deux\n\n10. dix",
  "Entre deux.",
  "```python\na = 1\n\n\nb = 2\n```",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "> cité\n> encore",
  "~~~\n```\n\n~~~",
  "- x\n- y",
  "Fin",
];

describe("splitBlocks", () => {
  it("cuts at blank lines, and not inside fences or lists", () => {
    expect(blocks(SAMPLE.join("\n\n"))).toEqual(SAMPLE);
  });

  it("keeps an unclosed fence in one block, as it streams", () => {
    expect(blocks("avant\n\n```\na\n\nb\n\n")).toEqual(["avant", "```\na\n\nb"]);
  });

  it("gives the same blocks character by character as at once", () => {
    const text = SAMPLE.join("\n\n");
    let split = NOTHING_SPLIT;
    for (let end = 1; end <= text.length; end += 1) {
      split = splitBlocks(text.slice(0, end), split);
      expect(split.blocks).toEqual(blocks(text.slice(0, end)));
    }
    expect(split.settled.length).toBeGreaterThan(5);
  });

  it("starts over when the text was replaced rather than grown", () => {
    const before = splitBlocks("un\n\ndeux\n\ntrois\nx");
    expect(splitBlocks("UN\n\ndeux\n\ntrois\nx", before).blocks).toEqual(["UN", "deux", "trois\nx"]);
  });

  it("does not read settled text again: a long answer stays cheap to its end", () => {
    const paragraph = `${"mot ".repeat(40)}\n\n`;
    let text = "";
    let split = NOTHING_SPLIT;
    for (let index = 0; index < 1500; index += 1) {
      text += paragraph;
      split = splitBlocks(text, split);
      expect(split.text.length - split.settledEnd).toBeLessThan(3 * paragraph.length);
    }
  });

  it.each(["", "\n\n", "   "])("finds nothing in %j", (text) => {
    expect(blocks(text)).toEqual([]);
  });
});
