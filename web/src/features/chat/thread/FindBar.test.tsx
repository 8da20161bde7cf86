// Where the keyboard is once one looks for words in a conversation: in the box at once, and there after the menu closed.
import { MantineProvider } from "@mantine/core";
import { act, cleanup, render, screen } from "@testing-library/react";
import { createRef } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FindBar } from "./FindBar";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show() {
  render(
    <MantineProvider>
      <button type="button" aria-haspopup="menu">
        Autres actions
      </button>
      <FindBar thread={createRef()} turns={[]} onShow={vi.fn()} onClose={vi.fn()} />
    </MantineProvider>,
  );
  return screen.getByRole("searchbox");
}

function later() {
  act(() => {
    vi.advanceTimersByTime(100);
  });
}

it("is in the box at once", () => {
  const box = show();
  expect(document.activeElement).toBe(box);
});

it("comes back from the button of the menu that opened it", () => {
  const box = show();
  act(() => screen.getByRole("button", { name: "Autres actions" }).focus());
  later();
  expect(document.activeElement).toBe(box);
});

it("stays where one went", () => {
  show();
  const close = screen.getByRole("button", { name: "Fermer la recherche" });
  act(() => close.focus());
  later();
  expect(document.activeElement).toBe(close);
});
