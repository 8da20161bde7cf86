// Points stay inside the chart, in the order of time, higher for better.
import { expect, test } from "vitest";
import type { TestRun } from "../types";
import { HEIGHT, heightOf, pointsOf, WIDTH } from "./plot";

const run = (recall5: number): TestRun => ({
  ran_at: "2026-11-22T00:00:00Z",
  questions: 10,
  recall5,
  reciprocal_rank: recall5,
  trigger: "steward",
  missed: [],
});

test("better is higher, and nothing leaves the chart", () => {
  const points = pointsOf([run(0), run(0.5), run(1)]);
  expect(points.map(({ y }) => y)).toEqual([heightOf(0), heightOf(0.5), heightOf(1)]);
  expect(heightOf(1)).toBeLessThan(heightOf(0.5));
  for (const { x, y } of points) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(WIDTH);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(HEIGHT);
  }
  expect(points.map(({ x }) => x)).toEqual(points.map(({ x }) => x).toSorted((a, b) => a - b));
});

test("a single run stands in the middle", () => {
  const [only] = pointsOf([run(0.7)]);
  expect(only?.x).toBeGreaterThan(WIDTH / 3);
  expect(only?.x).toBeLessThan(WIDTH);
});
