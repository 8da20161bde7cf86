// One conversation in a list: its title leads to it, or to the turn that a search found. Rendered by ConversationList.
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ConversationSummary } from "../../../api/types";
import { MoreMenu } from "../../../ui/MoreMenu";
import { Tag } from "../../../ui/Tag";
import { useFormat } from "../../../ui/i18n/format";
import { useChatText } from "../i18n/useChatText";
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
}

export function ConversationRow({ conversation, onLeft, inArchive }: ConversationRowProps) {
  const words = useListWords();
  const title = conversation.title === "" ? words.untitled : conversation.title;
  const { id, snippet, turn_id: turnId, archived } = conversation;
  return (
    <li className={classes.row}>
      <Link
        className={classes.link}
        to="/conversations/$conversationId"
        params={{ conversationId: id }}
        search={turnId === null ? {} : { tour: turnId }}
        preload={false}
      >
        <span className={classes.title}>
          <span>{title}</span>
          {archived && !inArchive && <Tag>{words.archivedTag}</Tag>}
        </span>
        {snippet !== null && <Snippet pieces={snippet} />}
        <Facts conversation={conversation} />
      </Link>
      <MoreMenu label={words.actions(title)}>
        <OrganiseItems conversation={{ ...conversation, title }} onGone={onLeft} onLeft={onLeft} />
      </MoreMenu>
    </li>
  );
}

function Facts({ conversation }: { conversation: ConversationSummary }): ReactNode {
  const words = useListWords();
  const { composer } = useChatText();
  const format = useFormat();
  const { handed_over: handedOver } = conversation;
  const facts = [
    format.ago(conversation.updated_at),
    composer.dataClass(composer.classNames[conversation.data_class]),
    handedOver !== null && handedOver.by !== null ? words.from(handedOver.by) : null,
  ];
  return <span className={classes.facts}>{facts.filter((each) => each !== null).join(" · ")}</span>;
}
