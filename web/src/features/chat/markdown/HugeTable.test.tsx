import { MantineProvider } from "@mantine/core";
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Answer } from "./Answer";
import { factsInSection, hugeTableIn, placesInSection } from "./tableSections";

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

const HEAD = "| n | dose |\n|---|---|\n";
const rows = (count: number) => Array.from({ length: count }, (_, at) => `| ${at} | ${at} mg |`).join("\n");

function show(text: string, facts: readonly { at: number; length: number }[] = []) {
  const { container } = render(
    <MantineProvider>
      <Answer text={text} streaming={false} facts={facts} />
    </MantineProvider>,
  );
  // A long answer waits, plain, until it is near; then the table itself does so with its rows.
  const waiting = [...watchers];
  watchers.clear();
  act(() => waiting.forEach(([, seen]) => seen([{ isIntersecting: true }])));
  return container;
}

describe("a table of thousands of cells", () => {
  it("is one table, of which rows are drawn as they come near", () => {
    const page = show(HEAD + rows(1500));
    expect(page.querySelectorAll("table")).toHaveLength(1);
    expect(page.querySelectorAll("th")).toHaveLength(2);
    expect(page.textContent).toContain("99 mg");
    expect(page.textContent).not.toContain("1499 mg");
    const last = [...watchers.keys()].at(-1);
    if (last === undefined) throw new Error("nothing is watched");
    act(() => watchers.get(last)?.([{ isIntersecting: true }]));
    expect(page.textContent).toContain("1499 mg");
    expect(page.textContent).not.toContain("700 mg");
    expect(page.querySelectorAll("th")).toHaveLength(2);
    // Nothing that is drawn again and again stands between its rows.
    expect(page.querySelectorAll("table > tbody")).toHaveLength(15);
  });

  it("is drawn whole before it is printed", () => {
    const page = show(HEAD + rows(250));
    act(() => void window.dispatchEvent(new Event("beforeprint")));
    expect(page.querySelectorAll("tbody tr")).toHaveLength(250);
  });

  it("keeps what is to be checked where it stands, under its own name", () => {
    const text = `Avant.\n\n${HEAD}${rows(900)}`;
    const at = text.indexOf("450 mg");
    const page = show(text, [{ at, length: 6 }]);
    const near = [...watchers.keys()][3];
    if (near === undefined) throw new Error("nothing is watched");
    act(() => watchers.get(near)?.([{ isIntersecting: true }]));
    expect(page.textContent).toContain("450 mg");
    const table = hugeTableIn(HEAD + rows(900));
    const section = table?.sections.find((each) => each.text.includes("450 mg"));
    if (section === undefined) throw new Error("no such row");
    const within = at - "Avant.\n\n".length;
    const places = placesInSection(`${within}+6`, section);
    const [from = 0, length = 0] = places.split("+").map(Number);
    expect(section.text.slice(from, from + length)).toBe("450 mg");
    const facts = factsInSection(`8:${within}+6`, section);
    expect(Number(facts.split(":")[0]) + from).toBe(at);
  });

  it("gives what lies in one section to that one alone, and what is in the heading to the first", () => {
    const table = hugeTableIn(HEAD + rows(900));
    const places = table?.sections.map((section) => placesInSection(`2+1 ${HEAD.length + 2}+1`, section));
    expect(places?.filter((each) => each !== "")).toEqual([`2+1 ${HEAD.length + 2}+1`]);
  });
});
