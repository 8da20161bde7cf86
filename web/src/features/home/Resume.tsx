// What one pinned and did last, to take up again. Used by HomePage.
import { Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ConversationSummary } from "../../api/types";
import { useFormat } from "../../ui/i18n/format";
import classes from "./HomePage.module.css";
import { useWords } from "./words";

const SHOWN = 5;

export function Resume({ conversations }: { conversations: readonly ConversationSummary[] }) {
  const t = useWords();
  const format = useFormat();
  if (conversations.length === 0) return <Text c="dimmed">{t.nothingYet}</Text>;
  return (
    <ul className={classes.resume}>
      {conversations.slice(0, SHOWN).map(({ id, title, updated_at, pinned }) => (
        <li key={id}>
          <Link
            to="/conversations/$conversationId"
            params={{ conversationId: id }}
            preload={false}
            className={classes.resumed}
          >
            <span>{title === "" ? t.untitled : title}</span>
            <span className={classes.when}>
              {pinned && <span className={classes.pinned}>{`${t.pinned} · `}</span>}
              {format.ago(updated_at)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
