// The rule against circles of imports, on programs of a few files.
import { describe, expect, it } from "vitest";
import { noCycles } from "./noCycles.js";

/** `files`: the path of each, and what it imports. Gives what is reported of `filename`. */
function reportsOf(filename: string, files: Record<string, readonly string[]>): string[] {
  const program = {
    getSourceFile: (path: string) => {
      const imports = files[path];
      return imports && { statements: [{}, ...imports.map((text) => ({ moduleSpecifier: { text } }))] };
    },
  };
  const reports: string[] = [];
  const rule = noCycles.create({
    filename,
    sourceCode: { parserServices: { program } },
    report: ({ data }: { data: { files: string } }) => reports.push(data.files),
  });
  for (const value of files[filename] ?? []) rule.ImportDeclaration?.({ source: { value } });
  return reports;
}

describe("the rule against circles", () => {
  const circle = {
    "/web/src/card/Card.tsx": ["react", "./words", "../list/Row"],
    "/web/src/list/Row.tsx": ["../list/order.ts"],
    "/web/src/list/order.ts": ["../card/Card"],
    "/web/src/card/words.ts": [],
    "/web/src/page.tsx": ["./card/Card"],
  };

  it("tells the whole way of a circle, at the import that begins it", () => {
    expect(reportsOf("/web/src/card/Card.tsx", circle)).toEqual(["card/Card.tsx → list/Row.tsx → list/order.ts → card/Card.tsx"]);
    expect(reportsOf("/web/src/list/order.ts", circle)).toHaveLength(1);
  });

  it("leaves alone who only looks at one, and what is no file of ours", () => {
    expect(reportsOf("/web/src/page.tsx", circle)).toEqual([]);
    expect(reportsOf("/web/src/card/words.ts", circle)).toEqual([]);
  });

  it("finds a file that imports itself", () => {
    expect(reportsOf("/web/src/a.ts", { "/web/src/a.ts": ["./a"] })).toEqual(["a.ts → a.ts"]);
  });
});
