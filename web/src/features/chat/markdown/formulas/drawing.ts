// KaTeX, fetched from our own server with the first formula that comes on screen, and what it may do. Used by Formula.
// A model repeats what documents say, so a formula is treated as an attacker's: see the limits.
import { useEffect, useSyncExternalStore } from "react";
import { isTooHeavyToDraw } from "./heavyFormula";

/** Throws when KaTeX does not know what is written. */
export type Draw = (tex: string, display: boolean, place: HTMLElement) => void;

let drawing: Draw | null = null;
let coming: Promise<void> | null = null;
const readers = new Set<() => void>();

/** null until it is there; asks for it. */
export function useDrawing(): Draw | null {
  const draw = useSyncExternalStore(subscribe, () => drawing);
  useEffect(() => void fetchDrawing(), []);
  return draw;
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Where it does not come, formulas stay as they are written, and the next one asks again. */
export async function fetchDrawing(): Promise<void> {
  coming ??= load().catch(() => {
    coming = null;
  });
  await coming;
}

async function load(): Promise<void> {
  const [{ default: katex }] = await Promise.all([
    import("katex"),
    // Chemistry, `\ce{H2O}`, adds itself to it.
    import("katex/contrib/mhchem"),
    import("katex/dist/katex.min.css"),
    import("./copiedFormulas"),
  ]);
  drawing = (tex, display, place) => {
    if (isTooHeavyToDraw(tex)) throw new Error("too heavy");
    katex.render(tex, place, {
      displayMode: display,
      // What is seen, and what a screen reader says.
      output: "htmlAndMathml",
      // No addresses, images, classes or styles of a document's choice.
      trust: false,
      throwOnError: true,
      strict: "ignore",
      maxSize: 8,
      maxExpand: 300,
      // Of its own: what a formula defines ends with it.
      macros: {},
      globalGroup: false,
    });
  };
  readers.forEach((reader) => reader());
}
