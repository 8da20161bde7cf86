// Which words a person can say to be a missed name, and how many: the server's limits, told before it refuses. Pure;
// used where something can be added or let through.
export const LONGEST_REPORTED = 120;
/** What was found may be longer than a name, and can be let through up to here. */
export const LONGEST_ALLOWED = 200;
export const MOST_MARKS = 50;
const SHORTEST_REPORTED = 2;

export function isReportable(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length >= SHORTEST_REPORTED && trimmed.length <= LONGEST_REPORTED && /[\p{L}\p{N}]/u.test(trimmed) && !/[\r\n]/.test(trimmed);
}

/** Whether two marks are one to the server: case and spaces do not count. */
export function isSameMark(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(text: string): string {
  return text.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
}
