import { expect, it } from "vitest";
import { placesOfWords } from "./placesOfWords";

const shown = (text: string, words: string) => placesOfWords(text, words).map(({ start, end }) => text.slice(start, end));

it("finds each word wherever it stands, without accents or capitals", () => {
  expect(shown("Fièvre élevée : la FIÈVRE est signalée au médecin.", "fievre medecin")).toEqual(["Fièvre", "FIÈVRE", "médecin"]);
});

it("takes what was typed in pieces for one, and counts characters of two units as the text does", () => {
  expect(shown("😀 fie\u0300vre", "fièvre")).toEqual(["fie\u0300vre"]);
  expect(shown("😀 dose 😀 dose", "dose")).toEqual(["dose", "dose"]);
});

it("finds nothing for nothing", () => {
  expect(shown("texte", "  ")).toEqual([]);
});
