import { describe, expect, it } from "vitest";
import { isFormula } from "./isFormula";

describe("isFormula", () => {
  it.each([
    ["$x$", " ", "."],
    ["$IMC$", " ", " "],
    ["$E = mc^2$", "", ""],
    ["$\\frac{1}{2}$", "(", ")"],
    ["$$x$$", "", ""],
    ["\\(x\\)", " ", " "],
    ["\\(AB\\)", " ", " "],
    ["\\[ E = mc^2 \\]", "", ""],
    ["\\[\na + b\n\\]", "", ""],
  ])("takes %j between %j and %j for one", (source, before, after) => {
    expect(isFormula(source, before, after)).toBe(true);
  });

  it.each([
    ["$ à 10 $", " ", ""],
    ["$ à 10\u00a0$", "\u00a0", ""],
    ["$, puis 10$", "5", ""],
    ["$5 à $", " ", "1"],
    ["$5-$", " ", "1"],
    ["$5 (ou 7$", "(", ")"],
    ["$5 ou US$", "S", "7"],
    ["$5\\$", " ", ""],
    ["$HOME et $", " ", "P"],
    ["\\[1\\]", " ", " "],
    ["\\[1, 3\\]", " ", " "],
    ["\\[annexe\\]", " ", " "],
    ["\\[voir annexe\\]", "", ""],
    ["\\(voir page 3\\)", " ", ""],
    ["\\(\\)", " ", ""],
  ])("does not take %j between %j and %j for one", (source, before, after) => {
    expect(isFormula(source, before, after)).toBe(false);
  });
});
