import { describe, expect, it } from "vitest";
import type { ReadingBlock } from "../../../../api/knowledge";
import { cutterOf } from "./codePoints";
import { sectionAt, sectionsOf } from "./sections";

const block = (over: Partial<ReadingBlock>): ReadingBlock => ({
  kind: "paragraph",
  level: null,
  start: 0,
  end: 0,
  page: null,
  table: null,
  cells: [],
  is_header: false,
  ...over,
});

describe("sectionsOf", () => {
  it("gathers items into a list and rows into a table with its header", () => {
    const [section] = sectionsOf([
      block({ kind: "heading", level: 2, start: 0, end: 5 }),
      block({ kind: "item", start: 6, end: 9 }),
      block({ kind: "item", start: 10, end: 12 }),
      block({ kind: "row", table: 1, start: 13, end: 20, cells: [[13, 15], [18, 20]], is_header: true }),
      block({ kind: "row", table: 1, start: 21, end: 28, cells: [[21, 23], [26, 28]] }),
      block({ kind: "row", table: 2, start: 29, end: 30 }),
    ]);
    expect(section?.parts).toEqual([
      { kind: "heading", level: 2, span: [0, 5] },
      { kind: "list", items: [[6, 9], [10, 12]] },
      {
        kind: "table",
        header: [{ cells: [[13, 15], [18, 20]], isHeader: true }],
        rows: [{ cells: [[21, 23], [26, 28]], isHeader: false }],
      },
      { kind: "table", header: [], rows: [{ cells: [[29, 30]], isHeader: false }] },
    ]);
  });

  it("begins a section with each page, and says so once", () => {
    const sections = sectionsOf([
      block({ page: 1, end: 4 }),
      block({ page: 1, start: 5, end: 8 }),
      block({ page: 2, start: 9, end: 12 }),
    ]);
    expect(sections.map(({ opens, span }) => [opens, span])).toEqual([
      [1, [0, 8]],
      [2, [9, 12]],
    ]);
  });

  it("cuts a long table into sections that all carry its header", () => {
    const rows = Array.from({ length: 150 }, (_, index) =>
      block({ kind: "row", table: 1, start: index * 10, end: index * 10 + 9, is_header: index === 0, page: 1 }),
    );
    const sections = sectionsOf(rows);
    expect(sections).toHaveLength(3);
    expect(sections.map(({ opens }) => opens)).toEqual([1, null, null]);
    for (const { parts } of sections) expect(parts[0]).toMatchObject({ kind: "table", header: [{ isHeader: true }] });
    expect(sectionAt(sections, 615)).toBe(1);
    expect(sectionAt(sections, 0)).toBe(0);
    expect(sectionAt(sections, 99_999)).toBe(2);
  });

  it("has no section for a document without text", () => {
    expect(sectionsOf([])).toEqual([]);
    expect(sectionAt([], 5)).toBe(0);
  });
});

describe("cutterOf", () => {
  it("counts code points, as the server does", () => {
    expect(cutterOf("dose 5 mg")(5, 9)).toBe("5 mg");
    expect(cutterOf("😀 dose")(2, 6)).toBe("dose");
    expect(cutterOf("😀 dose")(2)).toBe("dose");
  });
});
