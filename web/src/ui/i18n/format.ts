// Numbers, dates and counts as people read them. `useFormat` is for every feature; the rest is pure and tested.
import { useMemo } from "react";
import type { Language } from "../../api/types";
import { useLanguage } from "./language";

const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Midnight that began the day of `date`, in local time. */
function dayStart(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Whole calendar days between two moments; 0 is the same day, 1 is yesterday. Rounded: days of 23 or 25 h exist. */
export function daysBetween(earlier: Date, later: Date): number {
  return Math.round((dayStart(later) - dayStart(earlier)) / DAY);
}

export interface Format {
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** "21 novembre 2026" */
  date: (moment: string | Date) => string;
  /** "21 nov. 2026, 14:05:09" */
  moment: (moment: string | Date) => string;
  /** "22 novembre 2026 à 14:05" */
  dayAndTime: (moment: string | Date) => string;
  /** "à l’instant", "il y a 12 min", "hier", "il y a 3 jours", then the date */
  ago: (moment: string | Date, now?: Date) => string;
  /** "12,4 ko" */
  bytes: (count: number) => string;
  /** The form that the count asks for: French says "0 document", English "0 documents". */
  plural: (count: number, forms: { one: string; other: string }) => string;
  list: (items: readonly string[]) => string;
}

const BYTE_UNITS: Record<Language, readonly string[]> = {
  fr: ["octets", "ko", "Mo", "Go"],
  en: ["bytes", "kB", "MB", "GB"],
};

export function formatFor(language: Language): Format {
  const locale = LOCALES[language];
  const rules = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  const precise = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
  const timed = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format(value);

  function ago(moment: string | Date, now = new Date()): string {
    const then = new Date(moment);
    const elapsed = Math.max(0, now.getTime() - then.getTime());
    const days = daysBetween(then, now);
    if (elapsed < MINUTE) return language === "fr" ? "à l’instant" : "just now";
    if (elapsed < HOUR) return relative.format(-Math.floor(elapsed / MINUTE), "minute");
    if (days <= 0) return relative.format(-Math.floor(elapsed / HOUR), "hour");
    if (days < 7) return relative.format(-days, "day");
    return day.format(then);
  }

  function bytes(count: number): string {
    const units = BYTE_UNITS[language];
    const step = count < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
    const digits = step === 0 ? 0 : 1;
    return `${number(count / 1000 ** step, { maximumFractionDigits: digits })}\u00a0${units[step] ?? ""}`;
  }

  return {
    number,
    date: (moment) => day.format(new Date(moment)),
    moment: (moment) => precise.format(new Date(moment)),
    dayAndTime: (moment) => timed.format(new Date(moment)),
    ago,
    bytes,
    plural: (count, forms) => (rules.select(count) === "one" ? forms.one : forms.other),
    list: (items) => list.format(items),
  };
}

export function useFormat(): Format {
  const { language } = useLanguage();
  return useMemo(() => formatFor(language), [language]);
}
