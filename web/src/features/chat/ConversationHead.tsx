// The head of a conversation: its title, the model of the next question, « ⋯ ». Rendered by ConversationPage.
// In the menu, one component a line; each decides whether it has something to offer (nothing is kept yet while `id` is null).
import { Menu } from "@mantine/core";
import { use } from "react";
import { fixedSpaces } from "../../api/typography";
import { MoreMenu } from "../../ui/MoreMenu";
import { ExportConversation } from "./exporting/ExportItems";
import { PrintNote } from "./exporting/PrintNote";
import { ShortcutsItem } from "./head/ShortcutsItem";
import { ConversationItems } from "./list/ConversationItems";
import { TemporaryLine } from "./list/TemporaryLine";
import { ModelChoice } from "./ModelChoice";
import { ReadOnlyContext } from "./readOnly";
import { SharingItems } from "./sharing/SharingItems";
import { SharingLine } from "./sharing/SharingLine";
import classes from "./ConversationPage.module.css";
import type { TurnActions } from "./thread/turnActions";
import { useThreadWords } from "./thread/words";
import type { ConversationState } from "./useConversation";

interface ConversationHeadProps {
  title: string;
  conversation: ConversationState;
  actions: TurnActions;
  /** Looks for words in the thread. */
  onFind: () => void;
}

export function ConversationHead({ title, conversation, actions, onFind }: ConversationHeadProps) {
  const words = useThreadWords();
  const readOnly = use(ReadOnlyContext);
  return (
    <div className={classes.head}>
      <h1 className={classes.title} tabIndex={-1}>
        {fixedSpaces(title)}
      </h1>
      {/* While they are on their way, nobody knows yet that there is none. */}
      {!readOnly && !conversation.models.isPending && (
        <ModelChoice
          models={conversation.models.data ?? []}
          model={conversation.model}
          other={conversation.other}
          onChoose={(modelId) => conversation.change({ modelId })}
          onCompare={(compareWith) => conversation.change({ compareWith })}
        />
      )}
      <MoreMenu label={words.moreOfConversation}>
        {conversation.turns.length > 0 && <Menu.Item onClick={onFind}>{words.find}</Menu.Item>}
        {conversation.turns.length > 1 && !readOnly && (
          <Menu.Item disabled={!actions.canAsk} onClick={actions.summarise}>
            {words.summarise}
          </Menu.Item>
        )}
        <ExportConversation conversationId={conversation.id} />
        <Menu.Divider />
        <SharingItems conversation={conversation.loaded.data} />
        <Menu.Divider />
        {!readOnly && <ConversationItems conversation={conversation} />}
        <Menu.Divider />
        <ShortcutsItem />
      </MoreMenu>
      {!readOnly && <TemporaryLine conversation={conversation} />}
      <SharingLine conversation={conversation.loaded.data} />
      <PrintNote />
    </div>
  );
}
