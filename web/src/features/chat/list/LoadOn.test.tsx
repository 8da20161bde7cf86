// The end of a list: loads ahead of sight, tries again only when asked, keeps the keyboard's place, and says it once.
import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LoadOn } from "./LoadOn";

let sees: (near: boolean) => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
        sees = (isIntersecting) => act(() => told([{ isIntersecting }]));
      }
      observe = vi.fn();
      disconnect = vi.fn();
    },
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function show() {
  const load = vi.fn(() => Promise.resolve());
  const onBrought = vi.fn();
  const end = (part: object) => (
    <MantineProvider>
      <LoadOn shown={30} hasMore isLoading={false} error={null} load={load} onBrought={onBrought} {...part} />
    </MantineProvider>
  );
  const { rerender } = render(end({}));
  return { load, onBrought, change: (part: object) => rerender(end(part)), button: () => screen.getByRole("button") };
}

test("what follows is loaded ahead of sight, once, and on until it is out of reach", () => {
  const { load, change } = show();
  expect(load).not.toHaveBeenCalled();
  sees(true);
  expect(load).toHaveBeenCalledTimes(1);
  change({ isLoading: true });
  change({ shown: 130 });
  expect(load).toHaveBeenCalledTimes(2);
  sees(false);
  change({ shown: 230 });
  expect(load).toHaveBeenCalledTimes(2);
});

test("what failed is tried again by the button alone", () => {
  const { load, change, button } = show();
  change({ error: new Error("away") });
  sees(true);
  expect(load).not.toHaveBeenCalled();
  fireEvent.click(button());
  expect(load).toHaveBeenCalledTimes(1);
});

test("the button leads the keyboard to the first row that it brought; scrolling does not", () => {
  const { onBrought, change, button } = show();
  act(() => button().focus());
  change({ shown: 130 });
  expect(onBrought).not.toHaveBeenCalled();
  fireEvent.click(button());
  change({ shown: 230 });
  expect(onBrought).toHaveBeenLastCalledWith(130);
  // The last page takes the button away from under the keyboard.
  change({ shown: 250, hasMore: false });
  expect(onBrought).toHaveBeenLastCalledWith(230);
});

test("how many are shown is said once it has come to rest", () => {
  const { change } = show();
  const said = () => screen.getByRole("status").textContent;
  expect(said()).toBe("");
  change({ shown: 130 });
  change({ shown: 230 });
  expect(said()).toBe("");
  act(() => {
    vi.advanceTimersByTime(1100);
  });
  expect(said()).toBe("230 conversations affichées");
});
