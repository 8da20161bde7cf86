// Which tasks somebody may mean who describes what they want to do. Used by useSuggestions.
import type { Task } from "../../api/tasks";
import { folded, matches } from "../../ui/search";

/** Shorter words stand in every sentence; of longer ones the beginning counts, so that endings do not matter. */
const SHORTEST = 5;
const COMPARED = 6;
const MOST = 2;

type Described = Pick<Task, "title" | "summary" | "tag">;

/** Those in which every word typed is found; otherwise the nearest ones: few people type the name of a form. */
export function tasksMeant<Each extends Described>(typed: string, tasks: readonly Each[]): readonly Each[] {
  const exact = tasks.filter(({ title, summary, tag }) => matches(typed, title, summary, tag));
  if (exact.length > 0) return exact;
  const asked = new Set(beginnings(typed));
  return tasks
    .map((task) => ({ task, shared: new Set(beginnings(`${task.title} ${task.summary}`).filter((each) => asked.has(each))).size }))
    .filter(({ shared }) => shared > 0)
    .sort((one, other) => other.shared - one.shared)
    .slice(0, MOST)
    .map(({ task }) => task);
}

function beginnings(text: string): string[] {
  return (folded(text).match(/\p{L}+/gu) ?? []).filter((word) => word.length >= SHORTEST).map((word) => word.slice(0, COMPARED));
}
