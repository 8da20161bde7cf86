// Conversations fall into the day on which they were last touched, then into months, by the device's own clock.
import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { groupByDay, useGroupName } from "./groupByDay";

const now = new Date(2026, 10, 21, 1, 0);
const at = (day: number, hour: number) => ({ updated_at: new Date(2026, 10, day, hour).toISOString() });

test("calendar days decide, not hours; empty periods are left out", () => {
  const items = [at(21, 0), at(20, 23), at(16, 12), at(1, 12), at(-30, 12)];
  const periods = groupByDay(items, now).map(({ period }) => period);
  expect(periods).toEqual(["today", "yesterday", "sevenDays", "thirtyDays", "month"]);
  expect(groupByDay([at(1, 12), at(2, 12)], now)).toEqual([
    { period: "thirtyDays", key: "thirtyDays", items: [at(1, 12), at(2, 12)] },
  ]);
});

test("what is older than thirty days stands in its month, the same month of two years apart", () => {
  const items = [
    new Date(2026, 9, 3), new Date(2026, 9, 1, 0, 30), new Date(2026, 8, 30, 23, 30), new Date(2025, 9, 12),
  ].map((moment) => ({ updated_at: moment.toISOString() }));
  const groups = groupByDay(items, now);
  expect(groups.map(({ key }) => key)).toEqual(["2026-10", "2026-9", "2025-10"]);
  expect(groups[0]?.items).toHaveLength(2);
  const { result } = renderHook(useGroupName);
  expect(groups.map(result.current)).toEqual(["Octobre 2026", "Septembre 2026", "Octobre 2025"]);
});
