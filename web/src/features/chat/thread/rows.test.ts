import { describe, expect, it } from "vitest";
import type { Turn, TurnEvent } from "../../../api/types";
import { likelyHeight, rowsOf } from "./rows";

function turn(id: string, parent_id: string | null, over: Partial<Turn> = {}): Turn {
  return {
    id,
    parent_id,
    question: "Quelle surveillance ?",
    declared_class: "internal",
    model_id: "m",
    attachments: [],
    base_ids: [],
    images: [],
    media_class: null,
    text_only: false,
    task: null,
    state: "finished",
    created_at: "2026-11-21T10:00:00Z",
    last_seq: 1,
    events: [],
    kind: "question",
    branches: [id],
    comparison: null,
    checks: [],
    feedback: null,
    truncated: false,
    ...over,
  };
}

const given = (part: object) =>
  ({ seq: 1, type: "history_fitted", kept: 1, left_out: 0, first_turn_id: null, summarised: false, ...part }) as Extract<
    TurnEvent,
    { type: "history_fitted" }
  >;

describe("rowsOf", () => {
  const path = [turn("a", null), turn("b", "a"), turn("c", "b")];

  it("gives the versions of an exchange one row, and two exchanges never the same", () => {
    const other = [turn("a", null), turn("b2", "a")];
    expect(rowsOf(path, null)[1]?.key).toBe(rowsOf(other, null)[1]?.key);
    expect(new Set(rowsOf(path, null).map(({ key }) => key)).size).toBe(3);
  });

  it("says above the first exchange that the model was given how many it was not", () => {
    const rows = rowsOf(path, given({ left_out: 2, first_turn_id: "c" }));
    expect(rows.map(({ leftOutAbove }) => leftOutAbove)).toEqual([null, null, 2]);
  });

  it("says it above the question where the model was given none of the exchanges", () => {
    const rows = rowsOf(path, given({ kept: 0, left_out: 2, first_turn_id: null }));
    expect(rows.map(({ leftOutAbove }) => leftOutAbove)).toEqual([null, null, 2]);
  });

  it("leaves it to a summary to say what it was not made of", () => {
    const rows = rowsOf([turn("a", null), turn("b", "a", { kind: "summary" })], given({ left_out: 1 }));
    expect(rows.map(({ leftOutAbove }) => leftOutAbove)).toEqual([null, null]);
  });

  it("says nothing where a summary stands for all that was left out", () => {
    const rows = rowsOf(path, given({ summarised: true, first_turn_id: "b" }));
    expect(rows.map(({ leftOutAbove }) => leftOutAbove)).toEqual([null, null, null]);
  });
});

describe("likelyHeight", () => {
  it("grows with what is written, and more on a phone", () => {
    const long = turn("a", null, { events: [{ seq: 1, type: "text_delta", at: 0, text: "mot ".repeat(500) }] });
    const [short] = rowsOf([turn("a", null)], null);
    const [tall] = rowsOf([long], null);
    if (short === undefined || tall === undefined) throw new Error("no row");
    expect(likelyHeight(tall, 1280)).toBeGreaterThan(likelyHeight(short, 1280) + 500);
    expect(likelyHeight(tall, 390)).toBeGreaterThan(likelyHeight(tall, 1280));
  });
});
