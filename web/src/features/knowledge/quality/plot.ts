// Where the points of the recall chart stand. Pure; used by Runs.
import type { TestRun } from "../types";

export const WIDTH = 420;
export const HEIGHT = 200;
/** Room for the labels of the axis at the left and for points at the edges. */
const LEFT = 48;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 12;

export interface Point {
  x: number;
  y: number;
}

export function heightOf(share: number): number {
  return TOP + (1 - Math.min(1, Math.max(0, share))) * (HEIGHT - TOP - BOTTOM);
}

/** One point a run, evenly spread: what counts is before and after, not how many days lay between. */
export function pointsOf(oldestFirst: readonly TestRun[]): Point[] {
  const room = WIDTH - LEFT - RIGHT;
  const step = oldestFirst.length > 1 ? room / (oldestFirst.length - 1) : 0;
  const first = oldestFirst.length > 1 ? LEFT : LEFT + room / 2;
  return oldestFirst.map(({ recall5 }, index) => ({ x: first + index * step, y: heightOf(recall5) }));
}
