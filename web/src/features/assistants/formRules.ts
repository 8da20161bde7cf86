// What a filled-in form lacks, what is sent of it, and which model suits a task. Pure; used by useTaskForm.
import type { Task, TaskField, TaskValues } from "../../api/tasks";
import type { LanguageModel } from "../../api/types";

export type Fault = "missing" | "too_long";

/** Characters as the server counts them: code points. */
export function countOf(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

/** By field; the server looks again. */
export function faultsIn(fields: readonly TaskField[], values: TaskValues): Record<string, Fault> {
  const faults: Record<string, Fault> = {};
  for (const field of fields) {
    if (field.kind === "bases") continue;
    const value = (values[field.id] ?? "").trim();
    if (value === "" && field.required) faults[field.id] = "missing";
    else if (field.kind !== "choice" && countOf(value) > field.longest) faults[field.id] = "too_long";
  }
  return faults;
}

/** What stands in the form's own fields, without the empty ones: an earlier version of the task may have had others. */
export function filledIn(fields: readonly TaskField[], values: TaskValues): TaskValues {
  return Object.fromEntries(
    fields.flatMap(({ id, kind }) => {
      const value = (values[id] ?? "").trim();
      return kind === "bases" || value === "" ? [] : [[id, value]];
    }),
  );
}

/** Of several answers the first stands until another is chosen. */
export function defaultsOf(fields: readonly TaskField[]): TaskValues {
  return Object.fromEntries(fields.flatMap(({ id, options }) => (options[0] === undefined ? [] : [[id, options[0].id]])));
}

export function exampleOf(fields: readonly TaskField[]): TaskValues {
  return Object.fromEntries(
    fields.flatMap(({ id, example, options }) => {
      const value = example !== "" ? example : options[0]?.id;
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

/**
 * The chosen model; else, for a task that wants writing, a real model that writes and is ready; else the default. The
 * demonstration's own model is never proposed by itself.
 */
export function modelFor(task: Task | undefined, models: readonly LanguageModel[], chosen: string | null): LanguageModel | null {
  const wanted = models.find(({ id }) => id === chosen);
  if (wanted !== undefined) return wanted;
  const ready = models.filter(({ state }) => state === "ready");
  const usual = ready.find((model) => model.is_default);
  const writes = ready.filter((model) => model.engine !== "extractive" && !model.demonstration);
  const suits = task?.engines.extractive === "yes" || usual?.engine !== "extractive" ? undefined : writes[0];
  return suits ?? usual ?? ready[0] ?? models[0] ?? null;
}
