import { describe, expect, it } from "vitest";
import { settleTail } from "./settleTail";

describe("settleTail", () => {
  it.each([
    ["La dose [1", "La dose "],
    ["La dose [", "La dose "],
    ["La dose [1]", "La dose [1]"],
    ["Un mot **gras", "Un mot **gras**"],
    ["Un mot **", "Un mot "],
    ["**gras** et", "**gras** et"],
    ["du `code", "du `code`"],
    ["voir [le guide](https://exem", "voir "],
    ["| Nom | Dose |", ""],
    ["| Nom | Dose |\n|--", ""],
    ["| Nom | Dose |\n|-----|------|", "| Nom | Dose |\n|-----|------|"],
    ["```\na ** b", "```\na ** b"],
    ["", ""],
  ])("shows %j as %j", (block, shown) => {
    expect(settleTail(block)).toBe(shown);
  });
});
