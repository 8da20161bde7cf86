// What would cost KaTeX seconds, or the page its shape; it is shown as it is written. Pure; used by the drawing of formulas.
const LONGEST = 2_000;
const DEEPEST = 50;
const MOST_CELLS = 200;
/**
 * Commands that define others: 2,000 characters that are repeated 290 times were drawn in 442 s, for KaTeX counts how
 * often it repeats and not how much. Models do not define commands in an answer.
 */
const DEFINES = /\\(?:[gex]?def|let|futurelet|(?:re|provide)?(?:new)?command|global|long)(?![a-zA-Z])/;
/** KaTeX bounds how large a size is and not how far below nothing: one word 60 lines down is a page of white. */
const TAKES_SIZES = /\\(?:raisebox|[hv]space|m?kern|[mh]skip|rule|\\)/;
const BELOW_NOTHING = /-[\s{}]*[\d.,]+\s*(?:em|ex|mu|pt|mm|cm|in|bp|pc|dd|cc|nd|nc|sp)/;
const OPENING = /^\\(?:left|begin)(?![a-zA-Z])/;
const CLOSING = /^\\(?:right|end)(?![a-zA-Z])/;
const NESTING = /\\(?:left|right|begin|end)(?![a-zA-Z])|\\.|[{}]/gs;

export function isTooHeavyToDraw(tex: string): boolean {
  if (TAKES_SIZES.test(tex) && BELOW_NOTHING.test(tex)) return true;
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
