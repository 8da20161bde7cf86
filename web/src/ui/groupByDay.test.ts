// Conversations fall into the day on which they were last touched.
import { expect, test } from "vitest";
import { groupByDay } from "./groupByDay";

const now = new Date(2026, 10, 21, 1, 0);
const at = (day: number, hour: number) => ({ updated_at: new Date(2026, 10, day, hour).toISOString() });

test("calendar days decide, not hours; empty periods are left out", () => {
  const items = [at(21, 0), at(20, 23), at(16, 12), at(1, 12), at(-30, 12)];
  const groups = groupByDay(items, now);
  expect(groups.map(({ period }) => period)).toEqual(["today", "yesterday", "thisWeek", "thisMonth", "earlier"]);
  expect(groupByDay([at(1, 12), at(2, 12)], now)).toEqual([{ period: "thisMonth", items: [at(1, 12), at(2, 12)] }]);
});
