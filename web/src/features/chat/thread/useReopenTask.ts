// « Modifier » of a task: its form opens again, filled in, and sends beside the question it came from. Used by QuestionRow.
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { usePerson } from "../../../api/session";
import type { Turn } from "../../../api/types";
import { reopenTask } from "../../../ui/taskDraft";
import { conversationQuery } from "../queries";

export function useReopenTask(): (turn: Turn) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const person = usePerson();
  const { conversationId } = useParams({ strict: false });
  return (turn) => {
    if (turn.task === null || conversationId === undefined) return;
    const files = client.getQueryData(conversationQuery(conversationId).queryKey)?.attachments ?? [];
    reopenTask(person.id, turn.task.id, turn.id, {
      values: turn.task.values,
      modelId: turn.model_id,
      declaredClass: turn.declared_class,
      baseIds: turn.base_ids,
      attachments: files.filter(({ id }) => turn.attachments.includes(id)).map(({ id, name }) => ({ id, name })),
      edits: { conversationId, parentId: turn.parent_id },
    });
    void navigate({ to: "/taches/$taskId", params: { taskId: turn.task.id }, search: { question: turn.id } });
  };
}
