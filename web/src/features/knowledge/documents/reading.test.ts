// The bar never runs past its end, and speaks of pages first, of passages afterwards.
import { expect, test } from "vitest";
import type { DocumentVersion } from "../../../api/knowledge";
import { readingOf } from "./reading";

const version: DocumentVersion = {
  id: "v1",
  number: 1,
  file_name: "lavage.pdf",
  media_type: "application/pdf",
  bytes: 1000,
  state: "waiting",
  done: 0,
  total: 0,
  error: null,
  warnings: [],
  pages: null,
  passages: null,
  vectors: 0,
  created_at: "2026-11-22T00:00:00Z",
};

test("pages while it is read", () => {
  expect(readingOf({ ...version, state: "parsing", done: 12, total: 340 })).toEqual({ step: "pages", done: 12, total: 340 });
});

test("passages while their sense is computed", () => {
  const searchable = { ...version, state: "searchable" as const, done: 340, total: 340, passages: 900, vectors: 120 };
  expect(readingOf(searchable)).toEqual({ step: "passages", done: 120, total: 900 });
});

test("a count that runs ahead does not overfill the bar", () => {
  expect(readingOf({ ...version, state: "parsing", done: 9, total: 3 })).toMatchObject({ done: 3, total: 3 });
});
