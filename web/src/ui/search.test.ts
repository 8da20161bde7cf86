// Names are found without accents and in any order.
import { expect, test } from "vitest";
import { matches } from "./search";

test.each([
  ["hedelin", true],
  ["HÉDELIN asselin", true],
  ["  ", true],
  ["asselin rouen", false],
])("« %s » %s", (typed, found) => {
  expect(matches(typed, "CH Asselin-Hédelin", null, "Yvetot")).toBe(found);
});
