// Ties the address of a task to its form, and brings it the parts of features/chat with which one asks. Used by the router.
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { TaskPage } from "../../features/assistants/TaskPage";
import { AskingPartsContext } from "../../ui/asking";
import { askingParts } from "./askingParts";

export function TaskRoute() {
  const navigate = useNavigate();
  const { taskId } = useParams({ from: "/shell/taches/$taskId" });
  const { question } = useSearch({ from: "/shell/taches/$taskId" });
  return (
    <AskingPartsContext value={askingParts}>
      <TaskPage
        taskId={taskId}
        questionId={question ?? null}
        onSent={(conversationId) => void navigate({ to: "/conversations/$conversationId", params: { conversationId } })}
      />
    </AskingPartsContext>
  );
}
