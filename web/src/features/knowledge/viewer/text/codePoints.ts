// Cuts text at offsets counted as the server counts them: in Unicode code points, where JavaScript counts UTF-16 units.
// Pure; used by the reading view and by search results.

export type Cut = (start: number, end?: number) => string;

const ASTRAL = /[\u{10000}-\u{10FFFF}]/u;

export function cutterOf(text: string): Cut {
  // Nearly all documents: both counts are the same.
  if (!ASTRAL.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join("");
}
