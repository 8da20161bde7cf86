// One conversation in the list: its title leads to it, its menu renames or deletes it. Rendered by ConversationsPage.
import { ActionIcon, Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ConversationSummary } from "../../../api/types";
import { useFormat } from "../../../ui/i18n/format";
import { useChatText } from "../i18n/useChatText";
import classes from "./ConversationsPage.module.css";

interface ConversationRowProps {
  conversation: ConversationSummary;
  onRename: (conversation: ConversationSummary) => void;
  onDelete: (conversation: ConversationSummary) => void;
}

export function ConversationRow({ conversation, onRename, onDelete }: ConversationRowProps) {
  const text = useChatText();
  const format = useFormat();
  const title = conversation.title;
  return (
    <li className={classes.row}>
      <Link
        className={classes.link}
        to="/conversations/$conversationId"
        params={{ conversationId: conversation.id }}
        preload={false}
      >
        <span className={classes.title}>{title}</span>
        <span className={classes.facts}>
          {format.ago(conversation.updated_at)} · {text.composer.dataClass(text.composer.classNames[conversation.data_class])}
        </span>
      </Link>
      <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false} shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text.list.actions(title)}>
            <span aria-hidden className={classes.dots}>
              ⋯
            </span>
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onRename(conversation)}>{text.list.rename}</Menu.Item>
          <Menu.Item c="var(--cb-danger)" onClick={() => onDelete(conversation)}>
            {text.list.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
