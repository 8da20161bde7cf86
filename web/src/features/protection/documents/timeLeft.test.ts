// Time left is told in one unit, and never as more than there is.
import { expect, test } from "vitest";
import { timeLeft } from "./timeLeft";

const now = Date.parse("2026-11-22T09:00:00Z");

test.each([
  ["2026-11-25T08:59:00Z", { count: 2, unit: "day" }],
  ["2026-11-24T09:00:00Z", { count: 2, unit: "day" }],
  ["2026-11-24T08:59:00Z", { count: 47, unit: "hour" }],
  ["2026-11-22T10:00:00Z", { count: 1, unit: "hour" }],
  ["2026-11-22T09:59:59Z", { count: 59, unit: "minute" }],
  ["2026-11-22T09:00:10Z", { count: 1, unit: "minute" }],
  ["2026-11-22T09:00:00Z", null],
  ["2026-11-22T08:00:00Z", null],
])("until %s: %o", (expiresAt, left) => {
  expect(timeLeft(expiresAt, now)).toEqual(left);
});
