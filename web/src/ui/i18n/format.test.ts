// Dates, sizes and counts read as people say them, in both languages.
import { expect, test } from "vitest";
import { daysBetween, formatFor } from "./format";

const now = new Date(2026, 10, 21, 9, 0);
const fr = formatFor("fr");
const en = formatFor("en");
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test.each([
  [new Date(2026, 10, 21, 8, 59, 40), "à l’instant"],
  [new Date(2026, 10, 21, 8, 48), "il y a 12 min"],
  [new Date(2026, 10, 21, 7, 0), "il y a 2 h"],
  [new Date(2026, 10, 20, 23, 0), "hier"],
  [new Date(2026, 10, 18, 12, 0), "il y a 3 j"],
  [new Date(2026, 9, 1), "1 octobre 2026"],
])("%s is %s", (moment, said) => {
  expect(plain(fr.ago(moment, now))).toBe(said);
});

test("a clock that runs ahead does not speak of the future", () => {
  expect(fr.ago(new Date(2026, 10, 21, 9, 5), now)).toBe("à l’instant");
});

test("days are those of the calendar, also where a day has 25 hours", () => {
  expect(daysBetween(new Date(2026, 9, 24, 23, 59), new Date(2026, 9, 26, 0, 1))).toBe(2);
  expect(daysBetween(new Date(2026, 10, 21, 0, 1), new Date(2026, 10, 21, 23, 59))).toBe(0);
});

test("sizes have the unit of the language", () => {
  expect([fr.bytes(12), fr.bytes(12_400), fr.bytes(3_210_000)].map(plain)).toEqual(["12 octets", "12,4 ko", "3,2 Mo"]);
  expect(plain(en.bytes(1_500))).toBe("1.5 kB");
});

test("nothing is singular in French and plural in English", () => {
  const forms = { one: "document", other: "documents" };
  expect([fr.plural(0, forms), en.plural(0, forms), fr.plural(2, forms)]).toEqual(["document", "documents", "documents"]);
});

test("a language's formats are made once, and not for each place that shows a figure", () => {
  expect(formatFor("fr")).toBe(fr);
  expect(plain(fr.number(0.5, { minimumFractionDigits: 3 }))).toBe("0,500");
  expect(plain(fr.number(0.5))).toBe("0,5");
});
