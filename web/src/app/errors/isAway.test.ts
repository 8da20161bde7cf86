import { expect, it } from "vitest";
import { isAway } from "./isAway";

it.each([
  "Failed to fetch dynamically imported module: http://hopital/assets/TasksPage-x.js",
  "error loading dynamically imported module: http://hopital/assets/TasksPage-x.js",
  "Importing a module script failed.",
  "Unable to preload CSS for http://hopital/assets/TasksPage-x.css",
])("takes a part that did not come for a service that is away: %s", (message) => {
  expect(isAway(new TypeError(message))).toBe(true);
});

it("takes a fault of a page for what it is", () => {
  expect(isAway(new TypeError("undefined is not a function"))).toBe(false);
});
