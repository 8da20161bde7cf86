import { describe, expect, it } from "vitest";
import { highlight } from "./highlight";
import { sentenceFor } from "./sentenceFor";

const PASSAGE =
  "Le cathéter fait l’objet d’une surveillance.\nLe point de ponction et le pansement sont\ncontrôlés à H\u00a0+\u00a01. " +
  "Toute modification est tracée dans la feuille de surveillance.";

describe("highlight", () => {
  it("finds a copied sentence over line breaks and no-break spaces", () => {
    const found = highlight(PASSAGE, "Le point de ponction et le pansement sont contrôlés à H + 1.");
    expect(found?.exact).toBe(true);
    expect(found?.marked).toContain("pansement sont\ncontrôlés");
    expect(`${found?.before ?? ""}${found?.marked ?? ""}${found?.after ?? ""}`).toBe(PASSAGE);
  });

  it("shows the closest sentence when the answer rewrote it, and does not call it a quotation", () => {
    const found = highlight(PASSAGE, "Il faut contrôler le pansement et le point de ponction une heure après.");
    expect(found?.exact).toBe(false);
    expect(found?.marked).toMatch(/^Le point de ponction/);
  });

  it("marks nothing rather than something at random", () => {
    expect(highlight(PASSAGE, "Les horaires de la cantine ont changé.")).toBeNull();
    expect(highlight(PASSAGE, "")).toBeNull();
  });

  it("takes characters of regular expressions as text", () => {
    expect(highlight("Un taux (a+b)* de 3.5 % [voir] est normal.", "Un taux (a+b)* de 3.5 % [voir]")?.exact).toBe(true);
  });
});

describe("sentenceFor", () => {
  it("gives the sentence that the mark ends, without marks and list signs", () => {
    const answer = "Intro.\n- Premier point [1]. Le second dit autre chose [1][2].";
    expect(sentenceFor(answer, 1)).toBe("Premier point");
    expect(sentenceFor(answer, 2)).toBe("Le second dit autre chose");
    expect(sentenceFor(answer, 7)).toBe("");
  });
});
