import { describe, expect, it } from "vitest";
import type { Conversation, FactToCheck, Turn } from "../../../api/types";
import { checkOf, leftToCheck, WHOLE, withTurn } from "./checks";

const fact = (at: number, length: number): FactToCheck => ({ at, length, kind: "number", written: "7", passages: [] });
const check = (start: number, length: number) => ({ start, length, checked_at: "2026-11-22T09:12:00Z", is_mine: true, by: "Moi" });
const turn = (id: string, over: Partial<Turn> = {}) => ({ id, comparison: null, checks: [], ...over }) as unknown as Turn;

describe("checks", () => {
  it("are those of exactly their place", () => {
    const checks = [check(4, 2), check(0, 0)];
    expect(checkOf(checks, { start: 4, length: 2 })).toBe(checks[0]);
    expect(checkOf(checks, { start: 4, length: 3 })).toBeNull();
    expect(checkOf(checks, WHOLE)).toBe(checks[1]);
  });

  it("leave the facts that nobody checked; the whole answer is no fact", () => {
    expect(leftToCheck([fact(4, 2), fact(9, 1)], [check(4, 2), check(0, 0)])).toBe(1);
  });

  it("change one turn, wherever it stands, and no other", () => {
    const compared = turn("a", { comparison: { id: "c", turns: [turn("b")], sides: ["a", "b"] } });
    const conversation = { turns: [turn("x"), compared] } as unknown as Conversation;
    const checks = [check(1, 1)];
    const changed = withTurn(conversation, "b", { checks });
    expect(changed.turns[0]).toBe(conversation.turns[0]);
    expect(changed.turns[1]?.comparison?.turns[0]?.checks).toBe(checks);
    expect(withTurn(conversation, "a", { checks }).turns[1]).toMatchObject({ id: "a", checks, comparison: { id: "c" } });
  });
});
