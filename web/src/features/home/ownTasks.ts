// The tasks that one's own page begins with. Pure; used by HomePage.
import type { Base } from "../../api/knowledge";
import type { Task } from "../../api/tasks";

/**
 * Those of the person's profession; asking a protocol too, wherever their establishment has published a base to ask.
 * Somebody of no known profession is shown all.
 */
export function ownTasks(tasks: readonly Task[], bases: readonly Base[], establishmentId: string | null): readonly Task[] {
  const hasBase = establishmentId !== null && bases.some(({ owner }) => owner.establishment_id === establishmentId);
  const own = tasks.filter((task) => task.for_me || (hasBase && task.fields.some(({ kind }) => kind === "bases")));
  return tasks.some((task) => task.for_me) ? own : tasks;
}
