// The colours keep the contrast that WCAG 2.2 AA asks for, in both themes: 4.5 for text, 3 for edges and signs.
import { describe, expect, test } from "vitest";
import { DARK, LIGHT, type Tokens } from "./tokens";

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT: [keyof Tokens, keyof Tokens][] = [
  ...(["paper", "ground", "hover", "tint"] as const).map((ground) => ["ink", ground] as [keyof Tokens, keyof Tokens]),
  ...(["paper", "ground"] as const).flatMap((ground): [keyof Tokens, keyof Tokens][] => [
    ["quiet", ground],
    ["accent", ground],
    ["danger", ground],
  ]),
  ["onAccent", "accentFill"],
  ["onAccent", "accentFillHover"],
  ["onTint", "tint"],
  ["onAttentionTint", "attentionTint"],
  ["danger", "dangerTint"],
];
const SIGNS: [keyof Tokens, keyof Tokens][] = [
  ["edge", "paper"],
  ["edge", "ground"],
  ["accent", "tint"],
];

test("the measure is the one of the standard", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 1);
});

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
])("%s", (_name, tokens: Tokens) => {
  test.each(TEXT)("%s on %s reads", (text, ground) => {
    expect(contrast(tokens[text], tokens[ground])).toBeGreaterThanOrEqual(4.5);
  });
  test.each(SIGNS)("%s shows on %s", (sign, ground) => {
    expect(contrast(tokens[sign], tokens[ground])).toBeGreaterThanOrEqual(3);
  });
});
