// What would cost KaTeX seconds; it is shown as it is written. Pure; used by the drawing of formulas.
const LONGEST = 2_000;
const DEEPEST = 50;
const MOST_CELLS = 200;
/**
 * Commands that define others: 2,000 characters that are repeated 290 times were drawn in 442 s, for KaTeX counts how
 * often it repeats and not how much. Models do not define commands in an answer.
 */
const DEFINES = /\\(?:[gex]?def|let|futurelet|(?:re|provide)?(?:new)?command|global|long)(?![a-zA-Z])/;
const OPENING = /^\\(?:left|begin)(?![a-zA-Z])/;
const CLOSING = /^\\(?:right|end)(?![a-zA-Z])/;
const NESTING = /\\(?:left|right|begin|end)(?![a-zA-Z])|\\.|[{}]/gs;

export function isTooHeavyToDraw(tex: string): boolean {
  return tex.length > LONGEST || DEFINES.test(tex) || tex.split("&").length > MOST_CELLS || depthOf(tex) > DEEPEST;
}

function depthOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [sign] of tex.matchAll(NESTING)) {
    if (sign === "{" || OPENING.test(sign)) depth += 1;
    else if (sign === "}" || CLOSING.test(sign)) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
