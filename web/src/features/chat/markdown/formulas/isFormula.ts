// Whether what stands between two marks is a formula: « 5 $ à 10 $ » is money, and `\[1\]` a bracket that a model escaped.
// Pure; used by the syntax of formulas, for each pair of marks that could be one.

/** What words and amounts do not have. */
const SIGN = /[\\^_={}<>+]/;
const BLANK = /\s/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const DIGIT = /\d/;
const WORDS = /\p{L}{2,}[\s\u00a0]|[\s\u00a0]\p{L}{2,}/u;
const NUMBERS_OR_WORD = /^[\s\d,;]*$|^\s*\p{L}{2,}\s*$/u;

/** `source` with its marks; `before` and `after` are the characters around it, empty at an end. */
export function isFormula(source: string, before: string, after: string): boolean {
  if (source.startsWith("$$")) return true;
  if (source.startsWith("$")) return isBetweenDollars(source.slice(1, -1), before, after);
  const inner = source.slice(2, -2);
  if (inner.trim() === "") return false;
  if (SIGN.test(inner)) return true;
  return !WORDS.test(inner.trim()) && !(source.startsWith("\\[") && NUMBERS_OR_WORD.test(inner));
}

/** Pandoc's rule, and one more: no dollar that follows a number or a word opens a formula. */
function isBetweenDollars(inner: string, before: string, after: string): boolean {
  if (inner === "" || BLANK.test(inner.charAt(0)) || BLANK.test(inner.charAt(inner.length - 1))) return false;
  if (inner.endsWith("\\") || LETTER_OR_DIGIT.test(before) || DIGIT.test(after)) return false;
  return SIGN.test(inner) || !WORDS.test(inner);
}
