// One conversation in a list: its title leads to it, or to the turn that a search found; while several are chosen, the row
// ticks its box. Rendered by ConversationList.
import { Link } from "@tanstack/react-router";
import { memo, type ReactNode } from "react";
import type { ConversationSummary } from "../../../api/types";
import { fixedSpaces } from "../../../api/typography";
import { MoreMenu } from "../../../ui/MoreMenu";
import { Tag } from "../../../ui/Tag";
import { useFormat } from "../../../ui/i18n/format";
import { useChatText } from "../i18n/useChatText";
import { ChosenRow } from "./ChosenRow";
import classes from "./ConversationsPage.module.css";
import { OrganiseItems } from "./OrganiseItems";
import { Snippet } from "./Snippet";
import { useListWords } from "./words";

interface ConversationRowProps {
  conversation: ConversationSummary;
  /** Once the row left the list with what was done to it. */
  onLeft: () => void;
  /** Whether the list says anyway that all of it is archived. */
  inArchive: boolean;
  /** The folder that it is in, where the list does not say so anyway. */
  folder: string | null;
  /** Whether it is chosen; null while none are being chosen. */
  isChosen: boolean | null;
  onToggle: (id: string, range: boolean) => void;
}

export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { conversation, onLeft, inArchive, folder, isChosen, onToggle } = props;
  const words = useListWords();
  const title = conversation.title === "" ? words.untitled : conversation.title;
  const { id, snippet, turn_id: turnId, archived } = conversation;
  const what = (
    <>
      <span className={classes.title}>
        {/* A title in Arabic or Hebrew begins where it begins. */}
        <span dir="auto">{fixedSpaces(title)}</span>
        {archived && !inArchive && <Tag>{words.archivedTag}</Tag>}
      </span>
      {snippet !== null && <Snippet pieces={snippet} />}
      <Facts conversation={conversation} folder={folder} />
    </>
  );
  if (isChosen !== null) {
    return (
      <ChosenRow id={id} isChosen={isChosen} onToggle={onToggle}>
        {what}
      </ChosenRow>
    );
  }
  return (
    <div role="listitem" className={classes.row} data-id={id}>
      <Link
        className={classes.link}
        to="/conversations/$conversationId"
        params={{ conversationId: id }}
        search={turnId === null ? {} : { tour: turnId }}
        preload={false}
      >
        {what}
      </Link>
      <MoreMenu label={words.actions(title)}>
        <OrganiseItems conversation={{ ...conversation, title }} onLeft={onLeft} />
      </MoreMenu>
    </div>
  );
});

function Facts({ conversation, folder }: { conversation: ConversationSummary; folder: string | null }): ReactNode {
  const words = useListWords();
  const { composer } = useChatText();
  const format = useFormat();
  const { handed_over: handedOver } = conversation;
  const facts = [
    format.ago(conversation.updated_at),
    composer.dataClass(composer.classNames[conversation.data_class]),
    folder,
    handedOver !== null && handedOver.by !== null ? words.from(handedOver.by) : null,
  ];
  return <span className={classes.facts}>{facts.filter((each) => each !== null).join(" · ")}</span>;
}
