import { describe, expect, it } from "vitest";
import type { Facts } from "../../../api/types";
import { protectedOrFound } from "./cited";
import { parseTurnEvent, type EventOf, type TurnEvent } from "./turnEvents";
import { applyEvents, failureKind, foundTexts, hasEnded, initialTurn } from "./turnState";

const started: TurnEvent = {
  seq: 1,
  type: "turn_started",
  turn_id: "t",
  model_id: "m",
  model_name: "Modèle du groupement",
  hosting: "on_site",
};
const delta = (seq: number, at: number, text: string): TurnEvent => ({ seq, type: "text_delta", at, text });

describe("applyEvents", () => {
  it("puts deltas one after the other", () => {
    const state = applyEvents(initialTurn, [started, delta(2, 0, "Bon"), delta(3, 3, "jour")]);
    expect(state.answer).toBe("Bonjour");
    expect(state.phase).toBe("answering");
    expect(state.model?.name).toBe("Modèle du groupement");
  });

  it("gives the same text when deltas come again, merged", () => {
    const once = applyEvents(initialTurn, [started, delta(2, 0, "Bon"), delta(3, 3, "jour")]);
    const again = applyEvents(once, [delta(3, 0, "Bonjour"), delta(4, 0, "Bonjour à vous")]);
    expect(again.answer).toBe("Bonjour à vous");
    expect(again.lastSeq).toBe(4);
  });

  it("counts offsets in UTF-16 code units, as the server does", () => {
    const state = applyEvents(initialTurn, [delta(1, 0, "🩺"), delta(2, 2, " é")]);
    expect(state.answer).toBe("🩺 é");
  });

  it("drops everything at or before the last sequence number", () => {
    const state = applyEvents(initialTurn, [delta(5, 0, "a"), delta(5, 1, "b"), delta(4, 1, "c")]);
    expect(state.answer).toBe("a");
  });

  it("says that a piece is missing rather than gluing text in the wrong place", () => {
    const state = applyEvents(initialTurn, [delta(1, 0, "abc"), delta(9, 7, "xyz"), delta(10, 3, "def")]);
    expect(state.gap).toBe(true);
    expect(state.answer).toBe("abc");
    expect(state.lastSeq).toBe(1);
  });

  it("keeps how many placeholders were put back, and how many the model made up", () => {
    const told: TurnEvent = { seq: 3, type: "placeholders_restored", restored: 4, invented: 1 };
    const state = applyEvents(initialTurn, [started, delta(2, 0, "Bon"), told, told]);
    expect(state.restored).toMatchObject({ restored: 4, invented: 1 });
    expect(parseTurnEvent(JSON.stringify(told))).toEqual(told);
  });

  it("tells what was protected, and what was only found when the text went as it is", () => {
    const found = [{ label: "person", count: 2 }, { label: "nir", count: 1 }];
    const applied = (part: Partial<EventOf<"protection_applied">>): TurnEvent => ({
      seq: 2, type: "protection_applied", data_class: "health", obligation: "as_is", protected: 0, found, ...part,
    });
    const after = (event: TurnEvent) => protectedOrFound(applyEvents(initialTurn, [started, event]));
    expect(after(applied({}))).toEqual({ kind: "foundCount", count: 3 });
    expect(after(applied({ obligation: "protected", protected: 3 }))).toEqual({ kind: "protectedCount", count: 3 });
    expect(protectedOrFound(initialTurn)).toEqual({ kind: "foundCount", count: 0 });
  });

  it("keeps the partial answer of a failed turn", () => {
    const failed: TurnEvent = {
      seq: 3,
      type: "turn_failed",
      code: "inference.engine_died",
      sentence: "Le modèle s’est arrêté.",
      facts: {},
      partial: true,
      alternatives: [],
    };
    const state = applyEvents(initialTurn, [started, delta(2, 0, "Début"), failed]);
    expect(state.answer).toBe("Début");
    expect(state.failure?.partial).toBe(true);
    expect(hasEnded(state)).toBe(true);
  });

  it("keeps one citation for each place, and each rejected number once", () => {
    const state = applyEvents(initialTurn, [
      { seq: 1, type: "citation_added", number: 1, passage_id: "p", at: 4 },
      { seq: 2, type: "citation_added", number: 1, passage_id: "p", at: 4 },
      { seq: 3, type: "citation_added", number: 1, passage_id: "p", at: 9 },
      { seq: 4, type: "citation_rejected", number: 9, at: 12 },
      { seq: 5, type: "citation_rejected", number: 9, at: 20 },
    ]);
    expect(state.citations.map((each) => each.at)).toEqual([4, 9]);
    expect(state.rejected).toEqual([9]);
  });

  it("names the model that answered in place of the one that was asked", () => {
    const fellBack: TurnEvent = {
      seq: 2,
      type: "fallback_used",
      from_model: "m",
      to_model: "extractive",
      to_model_name: "Recherche dans vos documents",
      hosting: "on_site",
      reason: "inference.engine_unavailable",
    };
    const state = applyEvents(initialTurn, [started, fellBack]);
    expect(state.fallback).toEqual({ from: "Modèle du groupement", to: "Recherche dans vos documents" });
    expect(state.model?.id).toBe("extractive");
  });

  it("moves on past an event that it does not know", () => {
    const event = parseTurnEvent('{"seq":2,"type":"table_drawn","rows":3}');
    expect(event).toEqual({ seq: 2, type: "unknown" });
    if (event === null) throw new Error("not read");
    expect(applyEvents(initialTurn, [event]).lastSeq).toBe(2);
  });

  it("keeps each sentence without a source once, and the sources that contradict each other", () => {
    const unsupported = { type: "unsupported_sentence", at: 4, length: 9 } as const;
    const state = applyEvents(initialTurn, [
      started,
      { seq: 2, type: "contradictions_found", pairs: [{ first: 1, second: 3 }] },
      { seq: 3, ...unsupported },
      { seq: 4, ...unsupported },
    ]);
    expect(state.unsupported).toEqual([{ at: 4, length: 9 }]);
    expect(state.contradictions).toEqual([{ first: 1, second: 3 }]);
    expect(parseTurnEvent(JSON.stringify({ seq: 5, ...unsupported }))).toEqual({ seq: 5, ...unsupported });
  });

  it("leaves the earlier state untouched", () => {
    const before = applyEvents(initialTurn, [started]);
    const copy = structuredClone(before);
    applyEvents(before, [delta(2, 0, "x"), { seq: 3, type: "citation_rejected", number: 1, at: 0 }]);
    expect(before).toEqual(copy);
  });
});

describe("parseTurnEvent", () => {
  it.each(["", "{", "null", "[]", '"a"', '{"type":"text_delta"}', '{"seq":"1","type":"text_delta"}'])(
    "takes %j for no event",
    (data) => {
      expect(parseTurnEvent(data)).toBeNull();
    },
  );
});

describe("failures", () => {
  it.each([
    ["policy.class_refused", "refusal"],
    ["inference.quota_exhausted", "quota"],
    ["inference.nothing_to_extract", "nothing_to_extract"],
    ["inference.engine_unavailable", "failure"],
  ])("shows %s as %s", (code, kind) => {
    expect(failureKind(code)).toBe(kind);
  });

  it("reads what was found only when it has the agreed shape", () => {
    const failure = { code: "policy.class_refused", sentence: "", partial: false, alternatives: [] };
    const facts: Record<string, unknown> = { found: [{ label: "nir", text: "1 84 12…" }, { label: "email" }, null, "x"] };
    expect(foundTexts({ ...failure, facts: facts as Facts })).toEqual([{ label: "nir", text: "1 84 12…" }]);
    expect(foundTexts({ ...failure, facts: { found: 3 } })).toEqual([]);
  });
});
