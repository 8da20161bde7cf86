// The end stays in sight while text comes, and a reader who goes up stays there.
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useStickToEnd } from "./useStickToEnd";

const WINDOW_PX = 500;

let resized: () => void;

class FakeObserver {
  constructor(callback: () => void) {
    resized = callback;
  }
  observe(): void {
    // Told by hand.
  }
  disconnect(): void {
    // Nothing was observed.
  }
}

function Page() {
  const { scroller, content } = useStickToEnd(true);
  return (
    <div ref={scroller} data-testid="scroller">
      <div ref={content} />
    </div>
  );
}

/** A thread that is 2,000 px long and stands at its end. */
function thread() {
  render(<Page />);
  const box = screen.getByTestId("scroller");
  let height = 2000;
  let top = 0;
  Object.defineProperties(box, {
    scrollHeight: { get: () => height },
    clientHeight: { get: () => WINDOW_PX },
    scrollTop: { get: () => top, set: (to: number) => (top = Math.max(0, Math.min(to, height - WINDOW_PX))) },
  });
  act(() => resized());
  return {
    box,
    grow: (by: number) => (height += by),
    turn: (by: number) => {
      box.scrollTop += by;
      act(() => void box.dispatchEvent(new Event("scroll")));
    },
  };
}

describe("the end of a thread", () => {
  beforeEach(() => vi.stubGlobal("ResizeObserver", FakeObserver));
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it("stays in sight while text comes", () => {
    const { box, grow } = thread();
    grow(300);
    act(() => void box.dispatchEvent(new Event("scroll")));
    act(() => resized());
    expect(box.scrollTop).toBe(2300 - WINDOW_PX);
  });

  it("is left by a reader who goes up in the very frame in which text came", () => {
    const { box, grow, turn } = thread();
    grow(30);
    turn(-200);
    act(() => resized());
    expect(box.scrollTop).toBe(2000 - WINDOW_PX - 200);
  });

  it("is followed again once the reader is back", () => {
    const { box, grow, turn } = thread();
    turn(-200);
    turn(200);
    grow(300);
    act(() => resized());
    expect(box.scrollTop).toBe(2300 - WINDOW_PX);
  });
});
