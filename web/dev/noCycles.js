// A rule of lint: no file needs itself by way of others, types included. Used by eslint.config.js.
// The usual plug-ins leave type imports out, and read every file once more; the checked program has them all.
import { dirname, join } from "node:path";

const ENDINGS = ["", ".ts", ".tsx"];

/** One graph for one program: the path of each file → the paths that it imports. */
const graphs = new WeakMap();

/** What is imported only when it is needed, by `import()`, is another piece of the pages and no part of a circle. */
function importsOf(program, file) {
  let graph = graphs.get(program);
  if (graph === undefined) graphs.set(program, (graph = new Map()));
  let imports = graph.get(file);
  if (imports === undefined) graph.set(file, (imports = read(program, file)));
  return imports;
}

function read(program, file) {
  const statements = program.getSourceFile(file)?.statements ?? [];
  return statements
    .map((statement) => resolved(program, file, statement.moduleSpecifier?.text))
    .filter((path) => path !== null);
}

function resolved(program, file, specifier) {
  if (specifier?.startsWith(".") !== true) return null;
  const path = join(dirname(file), specifier);
  const ending = ENDINGS.find((each) => program.getSourceFile(path + each) !== undefined);
  return ending === undefined ? null : path + ending;
}

/** The shortest way from one file to another, both included; null when there is none. */
function way(program, from, to) {
  const before = new Map([[from, null]]);
  // A map goes on with what is added while it is walked through.
  for (const file of before.keys()) {
    if (file === to) {
      const files = [];
      for (let at = file; at !== null; at = before.get(at)) files.unshift(at);
      return files;
    }
    for (const next of importsOf(program, file)) if (!before.has(next)) before.set(next, file);
  }
  return null;
}

export const noCycles = {
  meta: { type: "problem", schema: [], messages: { cycle: "A circle of imports: {{ files }}. What both need goes into a file of its own." } },
  create(context) {
    const { program } = context.sourceCode.parserServices;
    if (program == null) return {};
    function check(node) {
      const imported = resolved(program, context.filename, node.source?.value);
      const back = imported === null ? null : way(program, imported, context.filename);
      if (back === null) return;
      const files = [context.filename, ...back].map((file) => file.split("/src/").at(-1)).join(" → ");
      context.report({ node, messageId: "cycle", data: { files } });
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};
