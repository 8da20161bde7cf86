import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { frameBatch } from "./frameBatch";

describe("frameBatch", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame"] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("hands over a burst once, in order", () => {
    const delivered: number[][] = [];
    const batch = frameBatch<number>((values) => delivered.push(values));
    for (let value = 0; value < 200; value += 1) batch.add(value);
    expect(delivered).toEqual([]);
    vi.advanceTimersByTime(20);
    expect(delivered).toEqual([Array.from({ length: 200 }, (_, index) => index)]);
    vi.advanceTimersByTime(1000);
    expect(delivered).toHaveLength(1);
  });

  it("still delivers in a hidden tab, which gets no frames", () => {
    vi.stubGlobal("requestAnimationFrame", () => 1);
    vi.stubGlobal("cancelAnimationFrame", () => undefined);
    const delivered: number[][] = [];
    const batch = frameBatch<number>((values) => delivered.push(values));
    batch.add(1);
    vi.advanceTimersByTime(300);
    expect(delivered).toEqual([[1]]);
  });

  it("delivers nothing after it was cancelled", () => {
    const deliver = vi.fn();
    const batch = frameBatch<number>(deliver);
    batch.add(1);
    batch.cancel();
    vi.advanceTimersByTime(1000);
    expect(deliver).not.toHaveBeenCalled();
  });
});
