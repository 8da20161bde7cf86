import { describe, expect, it } from "vitest";
import { GAP_PX, heightOf, pageAt, pagesInSight, placesOf, spotAt } from "./places";

const A4 = { width: 600, height: 800 };
const STEP = 800 + GAP_PX;

describe("places of pages", () => {
  it("stand under one another, each as high as it is known to be", () => {
    const places = placesOf(3, A4, new Map([[2, { width: 800, height: 600 }]]), 1);
    expect(places.tops).toEqual([GAP_PX, GAP_PX + STEP, GAP_PX + STEP + 616, GAP_PX + 2 * STEP + 616]);
    expect(places.width).toBe(800);
  });

  it("finds the page at a height, also above the first and below the last", () => {
    const places = placesOf(2000, A4, new Map(), 1);
    expect(pageAt(places, -50)).toBe(1);
    expect(pageAt(places, GAP_PX + 999 * STEP)).toBe(1000);
    expect(pageAt(places, GAP_PX + 999 * STEP - 1)).toBe(999);
    expect(pageAt(places, 1e9)).toBe(2000);
  });

  it("shows few pages of many", () => {
    const places = placesOf(2000, A4, new Map(), 1);
    expect(pagesInSight(places, GAP_PX + 999 * STEP + 100, 900)).toEqual({ first: 999, last: 1002 });
    expect(pagesInSight(places, 0, 900)).toEqual({ first: 1, last: 3 });
  });

  it("keeps a spot in its page when the scale or a page before it changes", () => {
    const before = placesOf(10, A4, new Map(), 1);
    const spot = spotAt(before, heightOf(before, { page: 7, fraction: 0.25 }));
    expect(spot.page).toBe(7);
    expect(spot.fraction).toBeCloseTo(0.25);
    const after = placesOf(10, A4, new Map([[3, { width: 600, height: 300 }]]), 2);
    expect(heightOf(after, spot)).toBe((after.tops[6] ?? 0) + 400);
  });

  it("stands one page alone", () => {
    const places = placesOf(1, A4, new Map(), 0.5);
    expect(pagesInSight(places, 0, 2000)).toEqual({ first: 1, last: 1 });
  });
});
