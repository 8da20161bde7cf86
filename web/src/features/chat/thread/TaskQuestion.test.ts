// What was given to a task, as its form shows it.
import { expect, it } from "vitest";
import type { Task } from "../../../api/tasks";
import { fieldsOf } from "./TaskQuestion";

const TASK = {
  fields: [
    { id: "email", label: "Courriel reçu", options: [] },
    { id: "answer", label: "Ce que vous voulez dire", options: [] },
    { id: "tone", label: "Ton", options: [{ id: "firm", label: "Ferme" }] },
  ],
} as unknown as Task;

it("stands in the order of the form, with the words of what was chosen and without what is empty", () => {
  expect(fieldsOf(TASK, { tone: "firm", answer: "", email: "Bonjour" })).toEqual([
    { label: "Courriel reçu", value: "Bonjour" },
    { label: "Ton", value: "Ferme" },
  ]);
});

it("shows an option that there is no more as it was kept, and no field that there is no more", () => {
  expect(fieldsOf(TASK, { tone: "gone", other: "x" })).toEqual([{ label: "Ton", value: "gone" }]);
});
