// Puts what was done into "today", "yesterday", … Used by the shell and the list of conversations.
import { daysBetween } from "./i18n/format";

export type Period = "today" | "yesterday" | "thisWeek" | "thisMonth" | "earlier";

function periodOf(moment: Date, now: Date): Period {
  const days = daysBetween(moment, now);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  if (days < 7) return "thisWeek";
  return days < 30 ? "thisMonth" : "earlier";
}

/** Groups in the order of the items (the newest first), empty periods left out. */
export function groupByDay<Item extends { updated_at: string }>(
  items: readonly Item[],
  now = new Date(),
): { period: Period; items: Item[] }[] {
  const groups = new Map<Period, Item[]>();
  for (const item of items) {
    const period = periodOf(new Date(item.updated_at), now);
    groups.set(period, [...(groups.get(period) ?? []), item]);
  }
  return [...groups].map(([period, grouped]) => ({ period, items: grouped }));
}
