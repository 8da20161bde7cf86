import { describe, expect, it } from "vitest";
import { opposedSentences } from "./opposed";

describe("opposedSentences", () => {
  it("finds the sentences that say the same thing with another figure", () => {
    const first = "Objet du protocole. Le pansement est changé tous les sept jours. Noter la date.";
    const second = "Noter la date. Le pansement transparent est changé tous les cinq jours.";
    expect(opposedSentences(first, second)).toEqual([
      "Le pansement est changé tous les sept jours.",
      "Le pansement transparent est changé tous les cinq jours.",
    ]);
  });

  it("does not take a sentence that both have for the difference", () => {
    const same = "La dose est notée au dossier du patient.";
    const [one, other] = opposedSentences(`${same} La dose maximale est de 4 g par jour.`, `${same} La dose maximale est de 3 g par jour.`);
    expect([one, other]).toEqual(["La dose maximale est de 4 g par jour.", "La dose maximale est de 3 g par jour."]);
  });

  it("gives the beginnings when nothing is alike", () => {
    expect(opposedSentences("Un.", "Deux.")).toEqual(["Un.", "Deux."]);
    expect(opposedSentences("", "Deux.")).toEqual(["", "Deux."]);
  });
});
