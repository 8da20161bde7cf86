// Says that the model which answered so far is no longer there, and that another one would. Rendered by ConversationPage.
import type { ConversationState } from "./useConversation";
import classes from "./ConversationPage.module.css";
import { useThreadWords } from "./thread/words";

export function ModelGone({ conversation }: { conversation: ConversationState }) {
  const words = useThreadWords();
  const { turns, models, draft } = conversation;
  const last = turns.at(-1);
  if (last === undefined || models.data === undefined || draft.modelId !== null) return null;
  if (models.data.some((model) => model.id === last.model_id)) return null;
  const started = last.events.find((event) => event.type === "turn_started");
  return (
    <p className={classes.gone} role="status">
      {words.modelGone(started?.model_name ?? last.model_id)}
    </p>
  );
}
