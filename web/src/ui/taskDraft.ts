// A task's form as somebody left it, kept over reloads; and a task of a conversation, reopened to be changed. Read by the
// form, written by it and by the thread.
import type { TaskValues } from "../api/tasks";
import type { DataClass } from "../api/types";
import type { Marked } from "./asking";
import { keepDraftAt, useKeptDraft } from "./keptDraft";

export interface TaskDraft extends Marked {
  values: TaskValues;
  /** null: the one that suits the task. */
  modelId: string | null;
  /** null: what texts of this task usually are. */
  declaredClass: DataClass | null;
  /** null: all that are open to the person. */
  baseIds: readonly string[] | null;
  /** Whether its conversation is to end by itself. */
  temporary: boolean;
  /** A conversation that was made because a document was given. */
  createdId: string | null;
  attachments: readonly { id: string; name: string }[];
  /** The question that it takes the place of: sent, it makes a branch beside it. */
  edits: { conversationId: string; parentId: string | null } | null;
}

const EMPTY: TaskDraft = {
  values: {},
  modelId: null,
  declaredClass: null,
  baseIds: null,
  temporary: false,
  createdId: null,
  attachments: [],
  edits: null,
  allowed: [],
  missed: [],
};

// A question that is changed has a place of its own: what stands in the form for a new one is not written over, and
// who leaves the change does not send the next new one there.
const placeOf = (taskId: string, questionId: string | null) =>
  questionId === null ? `task.${taskId}` : `task.${taskId}.${questionId}`;

export function useTaskDraft(personId: string, taskId: string, questionId: string | null) {
  return useKeptDraft(personId, placeOf(taskId, questionId), EMPTY);
}

/** The form of this task opens with it, at the address that names the question. */
export function reopenTask(personId: string, taskId: string, questionId: string, draft: Partial<TaskDraft>): void {
  keepDraftAt(personId, placeOf(taskId, questionId), { ...EMPTY, ...draft });
}
