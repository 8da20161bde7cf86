// What would become of what was found, as the rules stand: said while a person writes, decided by the server when they
// send. Pure; used by useComposerMarks.
import { NUMBERED, type Mark } from "../../../../api/protection";
import { DATA_CLASSES, type DataClass, type LanguageModel, type PolicyMatrix } from "../../../../api/types";

/**
 * `as_is`: the model may read it; `protected`: replaced before it leaves; `minimised`: numbers and what is a private
 * person's are; `refused`: it would not be sent.
 */
export type Fate = "as_is" | "minimised" | "protected" | "refused";

/** Whether this mark is one of those that are replaced. */
export function isReplaced({ label, private: isPrivate }: Pick<Mark, "label" | "private">, fate: Fate): boolean {
  return fate === "protected" || (fate === "minimised" && (isPrivate || NUMBERED.has(label)));
}

export function highestOf(classes: readonly (DataClass | null | undefined)[]): DataClass {
  return DATA_CLASSES.findLast((each) => classes.includes(each)) ?? "public";
}

export function fateOf(
  dataClass: DataClass,
  model: Pick<LanguageModel, "hosting" | "highest_class">,
  matrix: PolicyMatrix["matrix"] | undefined,
): Fate {
  if (DATA_CLASSES.indexOf(dataClass) > DATA_CLASSES.indexOf(model.highest_class)) return "refused";
  const verdict = matrix?.[dataClass][model.hosting];
  if (verdict === "refused") return "refused";
  if (verdict === "pseudonymised") return "protected";
  // What leaves the group's own rooms carries no identifier, even where the rule lets its class go as it is.
  return model.hosting === "on_site" ? "as_is" : "minimised";
}
