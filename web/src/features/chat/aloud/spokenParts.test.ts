import { describe, expect, it } from "vitest";
import { answerLanguage } from "./answerLanguage";
import { spokenParts } from "./spokenParts";

const said = (answer: string) => spokenParts(answer, "fr").join(" | ");

describe("what is said of an answer", () => {
  it("has no marks, signs of lists or numbers of sources", () => {
    expect(said("## Titre\n\nDu **gras** [1], et `un mot` [2, 3].\n\n- un\n- deux [4]\n\n1. d’abord\n2. ensuite")).toBe(
      "Titre. Du gras, et un mot. un. deux. 1. d’abord. 2. ensuite.",
    );
  });

  it("names formulas and code instead of spelling them, and instead of leaving a gap", () => {
    expect(said("La dose est $\\frac{m}{V}$ par heure.\n\n$$\nE = mc^2\n$$\n\n```python\nprint(1)\n```\n\nFin.")).toBe(
      "La dose est (formule à l’écran) par heure. (formule à l’écran). (bloc de code à l’écran). Fin.",
    );
    expect(spokenParts("The dose is $x$.", "en")).toEqual(["The dose is (formula on screen)."]);
  });

  it("keeps the cells of a table apart and spells no address", () => {
    expect(said("| Produit | Dose |\n|---|---|\n| Paracétamol | 1 g |\n\nVoir [le guide](https://exemple.fr/a) ou https://exemple.fr/b.")).toBe(
      "Produit, Dose. Paracétamol, 1 g. Voir le guide ou (lien à l’écran).",
    );
  });

  it("is silent where there is nothing to say", () => {
    expect(spokenParts("---\n\n[1]", "fr")).toEqual([]);
  });

  it("comes in breaths of whole sentences, and loses no word of long ones", () => {
    const sentence = "Donner le comprimé avec un grand verre d’eau.";
    const parts = spokenParts(`${sentence} `.repeat(20), "fr");
    expect(parts).toHaveLength(5);
    for (const part of parts) expect(part.endsWith(".")).toBe(true);

    const words = Array.from({ length: 120 }, (_, index) => `mot${index}${index % 9 === 0 ? "," : ""}`).join(" ");
    const cut = spokenParts(`${words}.`, "fr");
    for (const part of [...cut, ...spokenParts("x".repeat(900), "fr")]) expect(part.length).toBeLessThanOrEqual(200);
    expect(cut.join(" ")).toBe(`${words}.`);
    expect(cut[0]?.endsWith(",")).toBe(true);
  });
});

describe("the language of an answer", () => {
  it.each([
    ["Le patient est à jeun depuis la veille, et vous vérifiez les allergies.", "en", "fr"],
    ["The patient is fasting and you should check for allergies with the nurse.", "fr", "en"],
    ["Paracétamol 1 g, ibuprofène 400 mg", "en", "en"],
    ["Paracétamol 1 g, ibuprofène 400 mg", "fr", "fr"],
  ] as const)("%s", (answer, page, language) => {
    expect(answerLanguage(answer, page)).toBe(language);
  });
});
