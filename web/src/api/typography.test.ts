import { expect, it } from "vitest";
import { fixedSpaces } from "./typography";

it("keeps the signs of French with the word that they belong to", () => {
  expect(fixedSpaces("Le modèle « Un » refuse : essayez « Deux » !")).toBe(
    "Le modèle «\u00a0Un\u00a0» refuse\u00a0: essayez «\u00a0Deux\u00a0»\u00a0!",
  );
  expect(fixedSpaces("The model “One” refuses: try “Two”!")).toBe("The model “One” refuses: try “Two”!");
});
