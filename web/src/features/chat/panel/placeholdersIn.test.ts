import { expect, it } from "vitest";
import type { SentPlaceholder } from "../../../api/protection";
import { placeholdersIn } from "./placeholdersIn";

const placeholder = (written: string): SentPlaceholder => ({ written, label: "date", name: "date", role: null, value: "?" });

it("finds each placeholder as it was written, the longer one first", () => {
  const known = ["[DATE_1]", "[DATE_1+5j]", "[TEL_1b]"].map(placeholder);
  const parts = placeholdersIn("Le [DATE_1+5j], pas le [DATE_1][TEL_1b]. [DATE_9] reste.", known);
  expect(parts.map((part) => (typeof part === "string" ? part : `<${part.written}>`))).toEqual([
    "Le ", "<[DATE_1+5j]>", ", pas le ", "<[DATE_1]>", "<[TEL_1b]>", ". [DATE_9] reste.",
  ]);
});

it("leaves a text without placeholders whole", () => {
  expect(placeholdersIn("Bonjour", [])).toEqual(["Bonjour"]);
  expect(placeholdersIn("", [])).toEqual([]);
});
