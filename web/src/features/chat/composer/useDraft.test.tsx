import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useDraft } from "./useDraft";

const open = (person: string, conversation: string | null) =>
  renderHook(() => useDraft(person, conversation)).result;

describe("useDraft", () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(cleanup);

  it("is found again after a reload, one for each conversation", () => {
    const draft = open("p1", "c1");
    act(() => draft.current.change({ text: "À finir", declaredClass: "health" }));
    expect(open("p1", "c1").current.draft).toMatchObject({ text: "À finir", declaredClass: "health" });
    expect(open("p1", null).current.draft.text).toBe("");
  });

  it("is erased for the next person in this tab", () => {
    const draft = open("p1", null);
    act(() => draft.current.change({ text: "Mme Exemple, 82 ans" }));
    expect(open("p2", null).current.draft.text).toBe("");
    expect(Object.values(sessionStorage).join()).not.toContain("Exemple");
  });

  it("leaves nothing once it was sent", () => {
    const draft = open("p1", "c1");
    act(() => draft.current.change({ text: "envoyé" }));
    act(() => draft.current.forget());
    expect(sessionStorage).toHaveLength(0);
  });

  it("takes garbage for no draft", () => {
    sessionStorage.setItem("colombage.draft.p1.c1", "{");
    expect(open("p1", "c1").current.draft.text).toBe("");
  });
});
