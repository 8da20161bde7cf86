// A conversation in the bin: taken back, or erased at once. Rendered by ConversationList.
import { Button } from "@mantine/core";
import { memo, useState } from "react";
import type { ConversationSummary } from "../../../api/types";
import { useFormat } from "../../../ui/i18n/format";
import { ChosenRow } from "./ChosenRow";
import classes from "./ConversationsPage.module.css";
import { EraseDialog } from "./EraseDialog";
import { useOrganise } from "./useOrganise";
import { useListWords } from "./words";

interface DeletedRowProps {
  conversation: ConversationSummary;
  onLeft: () => void;
  /** Whether it is chosen; null while none are being chosen. */
  isChosen: boolean | null;
  onToggle: (id: string, range: boolean) => void;
}

export const DeletedRow = memo(function DeletedRow({ conversation, onLeft, isChosen, onToggle }: DeletedRowProps) {
  const words = useListWords();
  const format = useFormat();
  const { restore } = useOrganise(conversation.id);
  const [erasing, setErasing] = useState(false);
  const title = conversation.title === "" ? words.untitled : conversation.title;
  const what = (
    <>
      <span className={classes.title} dir="auto">
        {title}
      </span>
      <span className={classes.facts}>{words.deletedAgo(format.ago(conversation.deleted_at ?? ""))}</span>
    </>
  );
  if (isChosen !== null) {
    return (
      <ChosenRow id={conversation.id} isChosen={isChosen} onToggle={onToggle}>
        {what}
      </ChosenRow>
    );
  }
  return (
    <div role="listitem" className={classes.row} data-id={conversation.id} data-deleted>
      <div className={classes.link}>{what}</div>
      <div className={classes.buttons}>
        <Button
          variant="default"
          size="compact-md"
          fz="sm"
          aria-label={`${words.restore} «\u00a0${title}\u00a0»`}
          onClick={() => void restore(onLeft)}
        >
          {words.restore}
        </Button>
        <Button
          variant="subtle"
          color="red"
          size="compact-md"
          fz="sm"
          aria-label={`${words.erase} «\u00a0${title}\u00a0»`}
          onClick={() => setErasing(true)}
        >
          {words.erase}
        </Button>
      </div>
      {erasing && <EraseDialog conversation={conversation} onClose={() => setErasing(false)} onErased={onLeft} />}
    </div>
  );
});
