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

  it("cuts a long list between items of its own level, and goes on counting", () => {
    const bullets = Array.from({ length: 45 }, (_, at) => `- élément ${at}\n  - dessous ${at}`);
    expect(blocks(bullets.join("\n")).map((block) => block.match(/^- /gm)?.length)).toEqual([20, 20, 5]);
    const numbered = Array.from({ length: 30 }, (_, at) => `${at + 3}. étape\n\n   suite\n`);
    expect(blocks(numbered.join("\n")).map((block) => block.split(".", 1)[0])).toEqual(["3", "23"]);
  });

  it("leaves whole what would begin again at one, or what is no list of one kind", () => {
    const same = Array.from({ length: 50 }, () => "1. étape").join("\n");
    const within = `- un\n${Array.from({ length: 50 }, () => "  - dessous").join("\n")}`;
    const fenced = `- un\n${"- deux\n".repeat(18)}- avec du code\n  \`\`\`\n${"- ligne\n".repeat(5)}`;
    expect([same, within].map((text) => blocks(text).length)).toEqual([1, 1]);
    expect(blocks(fenced).join("\n")).toContain("ligne");
  });

  it("cuts a long list character by character as at once", () => {
    const text = Array.from({ length: 50 }, (_, at) => `${at + 1}. étape ${at}`).join("\n");
    let split = NOTHING_SPLIT;
    for (let end = 1; end <= text.length; end += 1) {
      split = splitBlocks(text.slice(0, end), split);
      expect(split.blocks).toEqual(blocks(text.slice(0, end)));
    }
    expect(split.settled).toHaveLength(2);
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
