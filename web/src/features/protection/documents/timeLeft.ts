// How long a copy stays, in the unit that people would say it in. Pure; used by DocumentRow.
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface TimeLeft {
  count: number;
  unit: "day" | "hour" | "minute";
}

/** Rounded down, so that nobody counts on time that is not there; null once it is over. */
export function timeLeft(expiresAt: string, now: number): TimeLeft | null {
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return null;
  if (left >= 2 * DAY) return { count: Math.floor(left / DAY), unit: "day" };
  if (left >= HOUR) return { count: Math.floor(left / HOUR), unit: "hour" };
  return { count: Math.max(1, Math.floor(left / MINUTE)), unit: "minute" };
}
