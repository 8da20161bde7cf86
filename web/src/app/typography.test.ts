// Every sentence on screen follows French typography: no-break spaces where French puts them, real apostrophes.
// English sentences pass too, for English has no space before these signs.
import ts from "typescript";
import { expect, test } from "vitest";

const sources = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.{ts,tsx}", "!../api/schema.d.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The texts of a source: strings, templates with "…" for what is filled in, and what stands between tags. */
function texts(source: string): string[] {
  const found: string[] = [];
  function visit(node: ts.Node): void {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) found.push(node.text);
    if (ts.isTemplateExpression(node)) {
      found.push([node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join("…"));
    }
    ts.forEachChild(node, visit);
  }
  visit(ts.createSourceFile("page.tsx", source, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  return found;
}

const FAULTS: [string, RegExp][] = [
  ["an ordinary space before a high sign", /\S [;:!?»](?:\s|$)/],
  ["an ordinary space after an opening quotation mark", /« /],
  ["a straight apostrophe in an elision", /\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'[a-zà-ÿ]/i],
];

function faults(text: string): string[] {
  return FAULTS.filter(([, pattern]) => pattern.test(text)).map(([name]) => `${name}: ${text}`);
}

test("the check finds what it should find", () => {
  expect(["Quoi ?", "« x »", "l'ami"].flatMap(faults)).toHaveLength(4);
  expect(["Quoi\u00a0?", "«\u00a0x\u00a0»", "l’ami", "the group's", "a: b"].flatMap(faults)).toEqual([]);
});

test("no sentence has a fault", () => {
  const all = Object.values(sources).flatMap(texts);
  expect(all.length).toBeGreaterThan(500);
  expect(all.flatMap(faults)).toEqual([]);
  // It reads every file of the pages: on a machine with much else to do, that takes more than the usual five seconds.
}, 30_000);
