import { describe, expect, it } from "vitest";
import { askedOf, countFilters, hashOf, placeOf, questionOf } from "./searchState";

describe("the address of a search", () => {
  it("keeps the question behind the #, whatever it holds", () => {
    const question = "Quelle dose à J+1 ? 5 % & « 2 g »";
    expect(questionOf(`#${hashOf(question)}`)).toBe(question);
    expect(questionOf(hashOf(question))).toBe(question);
    expect(questionOf("")).toBe("");
    expect(hashOf("")).toBe("");
  });

  it("takes nothing from an address that it does not know", () => {
    expect(placeOf({ bases: "a,b", depuis: "hier", types: "exe", q: "x", jusque: "2026-11-22" })).toEqual({
      bases: "a,b",
      jusque: "2026-11-22",
    });
  });

  it("asks for what the address says, and for nothing else", () => {
    expect(askedOf("dose", {})).toEqual({ question: "dose" });
    expect(askedOf("dose", { bases: "a,b", types: "tableur,pdf", etablissement: "e", depuis: "2026-01-01" })).toEqual({
      question: "dose",
      base_ids: ["a", "b"],
      establishment_id: "e",
      media_types: ["application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
      since: "2026-01-01",
    });
  });

  it("counts the filters, not the bases", () => {
    expect(countFilters({ bases: "a,b" })).toBe(0);
    expect(countFilters({ bases: "a", depuis: "2026-01-01", types: "pdf" })).toBe(2);
  });
});
