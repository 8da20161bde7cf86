// Where the points of the recall chart stand. Pure; used by Runs.
import type { TestRun } from "../types";

export const WIDTH = 380;
export const HEIGHT = 200;
/** Room for points at the edges, which would be cut. */
const EDGE = 10;

export interface Point {
  x: number;
  y: number;
}

export function heightOf(share: number): number {
  return EDGE + (1 - Math.min(1, Math.max(0, share))) * (HEIGHT - 2 * EDGE);
}

/** One point a run, evenly spread: what counts is before and after, not how many days lay between. */
export function pointsOf(oldestFirst: readonly TestRun[]): Point[] {
  const room = WIDTH - 2 * EDGE;
  const step = oldestFirst.length > 1 ? room / (oldestFirst.length - 1) : 0;
  const first = oldestFirst.length > 1 ? EDGE : WIDTH / 2;
  return oldestFirst.map(({ recall5 }, index) => ({ x: first + index * step, y: heightOf(recall5) }));
}
