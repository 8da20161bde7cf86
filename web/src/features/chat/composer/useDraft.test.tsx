import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unsent, useDraft } from "./useDraft";

const open = (person: string, conversation: string | null) =>
  renderHook(() => useDraft(person, conversation)).result;

describe("useDraft", () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(cleanup);

  it("is found again after a reload, one for each conversation", () => {
    const draft = open("p1", "c1");
    act(() => draft.current.writing.change({ text: "À finir", declaredClass: "health" }));
    expect(open("p1", "c1").current.writing.get()).toMatchObject({ text: "À finir", declaredClass: "health" });
    expect(open("p1", null).current.writing.get().text).toBe("");
  });

  it("is erased for the next person in this tab", () => {
    const draft = open("p1", null);
    act(() => draft.current.writing.change({ text: "Mme Exemple, 82 ans" }));
    expect(open("p2", null).current.writing.get().text).toBe("");
    expect(Object.values(sessionStorage).join()).not.toContain("Exemple");
  });

  it("leaves nothing once it was sent", () => {
    const draft = open("p1", "c1");
    act(() => draft.current.writing.change({ text: "envoyé" }));
    act(() => draft.current.writing.forget());
    expect(sessionStorage).toHaveLength(0);
  });

  it("keeps what is written before the next page is there for that page", () => {
    const draft = open("p1", null);
    act(() => draft.current.writing.change({ text: "La question" }));
    act(() => draft.current.writing.moveTo("c1"));
    expect(sessionStorage).toHaveLength(0);
    act(() => draft.current.writing.change({ text: "Et la suite" }));
    expect(open("p1", "c1").current.writing.get().text).toBe("Et la suite");
    expect(open("p1", null).current.writing.get().text).toBe("");
  });

  it("takes garbage for no draft", () => {
    sessionStorage.setItem("colombage.draft.p1.c1", "{");
    expect(open("p1", "c1").current.writing.get().text).toBe("");
  });

  it("does not render what shows only what is chosen with each key", () => {
    let renders = 0;
    const { result } = renderHook(() => {
      renders += 1;
      return useDraft("p1", "c1");
    });
    act(() => result.current.writing.change({ text: "a" }));
    act(() => result.current.writing.change({ text: "ab", missed: ["ab"] }));
    expect(renders).toBe(1);
    act(() => result.current.change({ modelId: "echo" }));
    expect(renders).toBe(2);
    expect(result.current.draft.modelId).toBe("echo");
    expect(result.current.writing.get().text).toBe("ab");
  });
});

describe("what is left once a question was sent", () => {
  it.each([
    ["nothing", "Question", ""],
    ["what was written on", "Question\nEt la suite", "Et la suite"],
    ["what took its place", "Autre chose", "Autre chose"],
  ])("is %s", (_, written, left) => {
    expect(unsent(written, "Question")).toBe(left);
  });
});
