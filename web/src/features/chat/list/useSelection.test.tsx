// Choosing several: one by one, a range with Shift in either direction, all that are shown, never more than one request takes.
import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { MOST_AT_ONCE } from "../../../api/conversations";
import type { ConversationSummary } from "../../../api/types";
import { useSelection } from "./useSelection";

const listOf = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ id: `c${number}` }) as ConversationSummary);

function choosing(count: number) {
  const { result, rerender } = renderHook(({ items }) => useSelection(items), { initialProps: { items: listOf(count) } });
  act(() => result.current.begin());
  return { result, rerender, ids: () => result.current.items.map(({ id }) => id) };
}

test("one by one, and a range from the one before, up or down", () => {
  const { result, ids } = choosing(10);
  act(() => result.current.toggle("c6", false));
  act(() => result.current.toggle("c3", true));
  expect(ids()).toEqual(["c3", "c4", "c5", "c6"]);
  act(() => result.current.toggle("c4", false));
  expect(ids()).toEqual(["c3", "c5", "c6"]);
  // The one that Shift ends at was chosen: the whole range is left out.
  act(() => result.current.toggle("c6", true));
  expect(ids()).toEqual(["c3"]);
});

test("what left the list is not chosen any more, and leaving forgets all", () => {
  const { result, rerender, ids } = choosing(4);
  act(() => result.current.chooseAll());
  rerender({ items: listOf(2) });
  expect(ids()).toEqual(["c0", "c1"]);
  act(() => result.current.leave());
  expect(result.current.chosen).toBeNull();
  expect(ids()).toEqual([]);
});

test("no more are chosen than one request takes", () => {
  const { result, ids } = choosing(MOST_AT_ONCE + 20);
  act(() => result.current.chooseAll());
  expect(ids()).toHaveLength(MOST_AT_ONCE);
  act(() => result.current.leave());
  act(() => result.current.toggle("c0", false));
  act(() => result.current.toggle(`c${MOST_AT_ONCE + 10}`, true));
  expect(ids()).toHaveLength(MOST_AT_ONCE);
});
