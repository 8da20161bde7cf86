import { describe, expect, it } from "vitest";
import type { Turn, TurnEvent } from "../../../api/types";
import { findTurns } from "./findTurns";

const turn = (id: string, question: string, answer: string): Turn => ({
  id,
  question,
  events: [{ seq: 1, type: "text_delta", at: 0, text: answer }] as TurnEvent[],
  parent_id: null,
  kind: "question",
  declared_class: "internal",
  model_id: "m",
  attachments: [],
  base_ids: [],
  images: [], media_class: null, text_only: false,
  task: null,
  state: "finished",
  created_at: "2026-11-21T10:00:00Z",
  last_seq: 1,
  branches: [id],
  comparison: null,
  checks: [],
  feedback: null,
  truncated: false,
});

const turns = [
  turn("a", "Quelle surveillance après la pose ?", "Le pansement est contrôlé."),
  turn("b", "Et la fièvre ?", "Elle est signalée au médecin."),
];

describe("findTurns", () => {
  it("looks in questions and answers, without accents or capitals", () => {
    expect(findTurns(turns, "FIEVRE medecin")).toEqual(["b"]);
    expect(findTurns(turns, "controle")).toEqual(["a"]);
  });

  it("wants all the words, and nothing for nothing", () => {
    expect(findTurns(turns, "pansement médecin")).toEqual([]);
    expect(findTurns(turns, "  ")).toEqual([]);
    expect(findTurns(turns, "e")).toEqual(["a", "b"]);
  });
});
