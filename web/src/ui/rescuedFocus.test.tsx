// The keyboard's place when what was pressed goes some time after its work was done.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { rescueFocusTo } from "./focus";

beforeEach(() => vi.useFakeTimers({ toFake: ["requestAnimationFrame", "performance"] }));
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

function button(): HTMLButtonElement {
  return document.body.appendChild(document.createElement("button"));
}

it.each([300, 1500])("is found again after %i ms", (ms) => {
  const [pressed, next] = [button(), button()];
  pressed.focus();
  rescueFocusTo(next);
  vi.advanceTimersByTime(ms);
  expect(document.activeElement).toBe(pressed);
  pressed.remove();
  vi.advanceTimersByTime(50);
  expect(document.activeElement).toBe(next);
});
