// What is written is what was read: a base keeps its readers through the form.
import { expect, test } from "vitest";
import { principalOf, readerOf } from "./principals";

test.each([
  "group",
  "establishment:e1",
  "department:d1",
  "person:p1",
  "profession:nurse",
  "profession:nurse:e1",
  "role:officer",
  "role:steward:e1",
])("%s comes back as it was", (principal) => {
  const reader = readerOf(principal);
  expect(reader).not.toBeNull();
  expect(reader && principalOf(reader)).toBe(principal);
});

test("a profession at one establishment is not that profession everywhere", () => {
  expect(readerOf("profession:nurse:e1")).toEqual({ kind: "profession", code: "nurse", establishmentId: "e1" });
  expect(readerOf("profession:nurse")).toEqual({ kind: "profession", code: "nurse", establishmentId: null });
});

test("what is not known is said to be so", () => {
  expect(readerOf("team:x")).toBeNull();
  expect(readerOf("person:")).toBeNull();
});
