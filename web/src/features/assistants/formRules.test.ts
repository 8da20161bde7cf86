// What a form lacks, what is sent of it, and the model that it proposes.
import { describe, expect, it } from "vitest";
import type { Task, TaskField } from "../../api/tasks";
import type { LanguageModel } from "../../api/types";
import { countOf, defaultsOf, exampleOf, faultsIn, filledIn, modelFor } from "./formRules";

function field(id: string, changes: Partial<TaskField> = {}): TaskField {
  return { id, label: id, hint: "", kind: "long", required: false, longest: 10, documents: null, options: [], example: "", ...changes };
}

const TONE = field("tone", {
  kind: "choice",
  options: [
    { id: "warm", label: "Chaleureux" },
    { id: "firm", label: "Ferme" },
  ],
});
const FIELDS = [field("email", { required: true, example: "Bonjour" }), TONE, field("bases", { kind: "bases", required: true })];

function model(id: string, changes: Partial<LanguageModel> = {}): LanguageModel {
  return { id, engine: "openai", state: "ready", demonstration: false, is_default: false, ...changes } as LanguageModel;
}

function task(extractive: Task["engines"]["extractive"]): Task {
  return { engines: { extractive, note: "" } } as Task;
}

describe("what a form lacks", () => {
  it("counts characters as the server does", () => {
    expect(countOf("né 🙂")).toBe(4);
    expect(countOf("\uD83D")).toBe(1);
  });

  it("names what is missing, blanks included, and what is too long, but never the bases", () => {
    expect(faultsIn(FIELDS, {})).toEqual({ email: "missing" });
    expect(faultsIn(FIELDS, { email: " \n " })).toEqual({ email: "missing" });
    expect(faultsIn(FIELDS, { email: "🙂".repeat(10) })).toEqual({});
    expect(faultsIn(FIELDS, { email: "a".repeat(11) })).toEqual({ email: "too_long" });
    expect(faultsIn([field("a")], {})).toEqual({});
  });
});

describe("what is sent", () => {
  it("is stripped, without what is empty or of an earlier version of the task", () => {
    expect(filledIn(FIELDS, { email: " a ", tone: "", bases: "x", gone: "y" })).toEqual({ email: "a" });
  });

  it("begins with the first of several answers; an example fills the rest", () => {
    expect(defaultsOf(FIELDS)).toEqual({ tone: "warm" });
    expect(exampleOf(FIELDS)).toEqual({ email: "Bonjour", tone: "warm" });
  });
});

describe("the model that is proposed", () => {
  const extractive = model("extractif", { engine: "extractive", is_default: true });
  const writes = model("redige");
  const trial = model("essai", { demonstration: true });

  it("is the chosen one, even when it does not answer", () => {
    expect(modelFor(task("no"), [extractive, model("lent", { state: "unavailable" })], "lent")?.id).toBe("lent");
  });

  it("writes, for a task that wants writing, unless the default writes already", () => {
    expect(modelFor(task("partly"), [extractive, trial, writes], null)?.id).toBe("redige");
    expect(modelFor(task("partly"), [model("usuel", { is_default: true }), writes], null)?.id).toBe("usuel");
  });

  it("is the default where quoting is enough, or where nothing but a demonstration writes", () => {
    expect(modelFor(task("yes"), [extractive, writes], null)?.id).toBe("extractif");
    expect(modelFor(task("partly"), [extractive, trial], null)?.id).toBe("extractif");
    expect(modelFor(task("partly"), [], null)).toBeNull();
  });
});
