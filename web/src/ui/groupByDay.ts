// Puts what was done into "today", "yesterday", …, then into months, by the clock of the person's device. Used by the shell
// and the list of conversations.
import { daysBetween, useFormat } from "./i18n/format";
import { messages } from "./i18n/language";

export type Period = "today" | "yesterday" | "sevenDays" | "thirtyDays" | "month";

export interface Group<Item> {
  period: Period;
  /** Tells groups apart: months have their number. */
  key: string;
  items: Item[];
}

function periodOf(moment: Date, now: Date): Period {
  const days = daysBetween(moment, now);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  if (days < 7) return "sevenDays";
  return days < 30 ? "thirtyDays" : "month";
}

/** Groups in the order of the items (the newest first), empty periods left out. */
export function groupByDay<Item extends { updated_at: string }>(items: readonly Item[], now = new Date()): Group<Item>[] {
  const groups = new Map<string, Group<Item>>();
  for (const item of items) {
    const moment = new Date(item.updated_at);
    const period = periodOf(moment, now);
    const key = period === "month" ? `${moment.getFullYear()}-${moment.getMonth() + 1}` : period;
    const group = groups.get(key) ?? { period, key, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const usePeriodWords = messages({
  fr: {
    today: "Aujourd’hui",
    yesterday: "Hier",
    sevenDays: "7\u00a0derniers jours",
    thirtyDays: "30\u00a0derniers jours",
  },
  en: {
    today: "Today",
    yesterday: "Yesterday",
    sevenDays: "Last 7 days",
    thirtyDays: "Last 30 days",
  },
});

/** What a group is headed by: « Hier », « Octobre 2026 ». */
export function useGroupName(): (group: Group<{ updated_at: string }>) => string {
  const words = usePeriodWords();
  const format = useFormat();
  return ({ period, items }) => {
    if (period !== "month") return words[period];
    const month = format.month(items[0]?.updated_at ?? "");
    return month.charAt(0).toLocaleUpperCase() + month.slice(1);
  };
}
