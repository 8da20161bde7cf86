// A conversation in the bin: taken back, or erased at once. Rendered by ConversationList.
import { Button } from "@mantine/core";
import { useState } from "react";
import type { ConversationSummary } from "../../../api/types";
import { useFormat } from "../../../ui/i18n/format";
import classes from "./ConversationsPage.module.css";
import { EraseDialog } from "./EraseDialog";
import { useOrganise } from "./useOrganise";
import { useListWords } from "./words";

export function DeletedRow({ conversation, onLeft }: { conversation: ConversationSummary; onLeft: () => void }) {
  const words = useListWords();
  const format = useFormat();
  const { restore } = useOrganise(conversation.id);
  const [erasing, setErasing] = useState(false);
  const title = conversation.title === "" ? words.untitled : conversation.title;
  return (
    <li className={classes.row} data-deleted>
      <div className={classes.link}>
        <span className={classes.title}>{title}</span>
        <span className={classes.facts}>{words.deletedAgo(format.ago(conversation.deleted_at ?? ""))}</span>
      </div>
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
    </li>
  );
}
