// Numbers, dates and counts as people read them. `useFormat` is for every feature; the rest is pure and tested.
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
  /** "novembre 2026" */
  month: (moment: string | Date) => string;
  /** "21 nov. 2026, 14:05:09" */
  moment: (moment: string | Date) => string;
  /** "22 novembre 2026 à 14 h 05" */
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

/** Made when first asked for, then kept: a browser takes a millisecond for each, and a page shows hundreds of figures. */
function once<Given extends unknown[], Made>(make: (...given: Given) => Made): (...given: Given) => Made {
  const kept = new Map<string, Made>();
  return (...given) => {
    const key = JSON.stringify(given);
    const made = kept.get(key) ?? make(...given);
    kept.set(key, made);
    return made;
  };
}

/** The same object each time that a language is asked for. */
export const formatFor = once((language: Language): Format => {
  const locale = LOCALES[language];
  const rules = once(() => new Intl.PluralRules(locale));
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" }));
  const listed = once(() => new Intl.ListFormat(locale, { type: "conjunction" }));
  const moments = once((style: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, style));
  const numbers = once((options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
  const number = (value: number, options?: Intl.NumberFormatOptions) => numbers(options).format(value);
  const date = (moment: string | Date) => moments({ dateStyle: "long" }).format(new Date(moment));

  function ago(moment: string | Date, now = new Date()): string {
    const then = new Date(moment);
    const elapsed = Math.max(0, now.getTime() - then.getTime());
    const days = daysBetween(then, now);
    if (elapsed < MINUTE) return language === "fr" ? "à l’instant" : "just now";
    if (elapsed < HOUR) return relative().format(-Math.floor(elapsed / MINUTE), "minute");
    if (days <= 0) return relative().format(-Math.floor(elapsed / HOUR), "hour");
    if (days < 7) return relative().format(-days, "day");
    return date(then);
  }

  /** French writes hours with their letter; its locale data do not. */
  function dayAndTime(moment: string | Date): string {
    const at = new Date(moment);
    if (language !== "fr") return moments({ dateStyle: "long", timeStyle: "short" }).format(at);
    return `${date(at)} à ${at.getHours()}\u00a0h\u00a0${String(at.getMinutes()).padStart(2, "0")}`;
  }

  function bytes(count: number): string {
    const units = BYTE_UNITS[language];
    const step = count < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
    const digits = step === 0 ? 0 : 1;
    return `${number(count / 1000 ** step, { maximumFractionDigits: digits })}\u00a0${units[step] ?? ""}`;
  }

  return {
    number,
    date,
    month: (moment) => moments({ month: "long", year: "numeric" }).format(new Date(moment)),
    moment: (moment) => moments({ dateStyle: "medium", timeStyle: "medium" }).format(new Date(moment)),
    dayAndTime,
    ago,
    bytes,
    plural: (count, forms) => (rules().select(count) === "one" ? forms.one : forms.other),
    list: (items) => listed().format(items),
  };
});

export function useFormat(): Format {
  return formatFor(useLanguage().language);
}
