// The head of a conversation: its title, the model of the next question, « ⋯ ». Rendered by ConversationPage.
// In the menu, one component a line; each decides whether it has something to offer (nothing is kept yet while `id` is null).
import { use } from "react";
import { MoreMenu } from "../../ui/MoreMenu";
import { ExportConversation } from "./exporting/ExportItems";
import { ShortcutsItem } from "./head/ShortcutsItem";
import { ModelChoice } from "./ModelChoice";
import { ReadOnlyContext } from "./readOnly";
import classes from "./ConversationPage.module.css";
import { useThreadWords } from "./thread/words";
import type { ConversationState } from "./useConversation";

interface ConversationHeadProps {
  title: string;
  conversation: ConversationState;
}

export function ConversationHead({ title, conversation }: ConversationHeadProps) {
  const words = useThreadWords();
  const readOnly = use(ReadOnlyContext);
  return (
    <div className={classes.head}>
      <h1 className={classes.title} tabIndex={-1}>
        {title}
      </h1>
      {!readOnly && (
        <ModelChoice
          models={conversation.models.data ?? []}
          model={conversation.model}
          onChoose={(modelId) => conversation.change({ modelId })}
        />
      )}
      <MoreMenu label={words.moreOfConversation}>
        <ExportConversation conversationId={conversation.id} />
        <ShortcutsItem />
      </MoreMenu>
    </div>
  );
}
