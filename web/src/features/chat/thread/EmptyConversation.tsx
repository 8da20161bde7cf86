// What stands in a conversation before the first question: what one can do, and how to begin. Rendered by ConversationPage.
import { Button, FileButton } from "@mantine/core";
import { use } from "react";
import type { LanguageModel } from "../../../api/types";
import { ATTACHABLE_FILES } from "../../../ui/files";
import { useChatText } from "../i18n/useChatText";
import { Suggestions } from "./Suggestions";
import { TurnActionsContext } from "./turnActions";
import classes from "./FailureCard.module.css";

interface EmptyConversationProps {
  model: LanguageModel | null;
  /** Then the question is what is missing. */
  hasDocuments: boolean;
}

export function EmptyConversation({ model, hasDocuments }: EmptyConversationProps) {
  const text = useChatText();
  const { attach, suggest } = use(TurnActionsContext);
  const quotes = model?.engine === "extractive";
  const says = quotes ? text.extractive : text.empty;
  return (
    <section className={classes.empty} data-from-start>
      <h2 className={classes.emptyTitle}>{says.title}</h2>
      <p>{says.text}</p>
      {quotes && !hasDocuments && (
        <div className={classes.actions}>
          <FileButton multiple accept={ATTACHABLE_FILES} onChange={attach}>
            {(button) => (
              <Button {...button} size="sm">
                {text.extractive.attach}
              </Button>
            )}
          </FileButton>
        </div>
      )}
      <h3 className={classes.subtitle}>{says.examples}</h3>
      <Suggestions questions={says.exampleList} onChoose={suggest} />
    </section>
  );
}
