// Which of the models that may answer instead are offered first. Pure; used by Alternatives.
import type { Alternative, LanguageModel } from "../../../api/types";

/** As many as are read at a glance, and hold beside each other on a phone. */
export const SHOWN_AT_ONCE = 3;

/**
 * Models for real work before the demonstration's, those on site before others, then those that answered here before, the
 * last one first. What is left stands as the server ordered it: the nearer the host, the earlier.
 */
export function inOrder(alternatives: readonly Alternative[], models: readonly LanguageModel[], used: readonly string[]): readonly Alternative[] {
  const demonstrations = new Set(models.filter((model) => model.demonstration).map((model) => model.id));
  const rank = ({ model_id, hosting }: Alternative) => {
    const at = used.indexOf(model_id);
    return [demonstrations.has(model_id) ? 1 : 0, hosting === "on_site" ? 0 : 1, at === -1 ? used.length : at] as const;
  };
  return alternatives.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
  });
}
