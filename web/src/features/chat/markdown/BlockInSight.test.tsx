import { MantineProvider } from "@mantine/core";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Answer } from "./Answer";

type Seen = (entries: { isIntersecting: boolean }[]) => void;
const watchers = new Map<Element, Seen>();

class Watch {
  constructor(private readonly seen: Seen) {}
  observe(element: Element) {
    watchers.set(element, this.seen);
  }
  disconnect = () => undefined;
}

beforeEach(() => vi.stubGlobal("IntersectionObserver", Watch));
afterEach(() => {
  cleanup();
  watchers.clear();
  vi.unstubAllGlobals();
});

const paragraphs = (count: number) => Array.from({ length: count }, (_, at) => `Paragraphe **${at}**.`).join("\n\n");
const show = (text: string, streaming = false) => (
  <MantineProvider>
    <Answer text={text} streaming={streaming} />
  </MantineProvider>
);

describe("an answer of many blocks", () => {
  it("shows the plain words of those that are far, and what they mean once they are near", () => {
    render(show(paragraphs(80)));
    const far = screen.getByText("Paragraphe **50**.");
    expect(screen.queryByText("50")).toBeNull();
    act(() => watchers.get(far.parentElement ?? far)?.([{ isIntersecting: true }]));
    expect(screen.getByText("50").tagName).toBe("STRONG");
    expect(screen.getByText("Paragraphe **51**.")).toBeTruthy();
  });

  it("is made whole when it is short, or comes little by little", () => {
    const { rerender, container } = render(show(paragraphs(20), true));
    for (let count = 40; count <= 100; count += 20) rerender(show(paragraphs(count), true));
    expect(container.querySelectorAll("strong")).toHaveLength(100);
    expect(watchers.size).toBe(0);
  });

  it("waits with what came at once, as after a reload in the middle of it", () => {
    const { rerender, container } = render(show("", true));
    rerender(show(paragraphs(90), true));
    expect(container.querySelectorAll("strong")).toHaveLength(0);
    rerender(show(`${paragraphs(90)}\n\nLa **suite**.`, true));
    expect(container.querySelectorAll("strong")).toHaveLength(1);
  });
});
