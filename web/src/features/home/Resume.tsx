// What one pinned and did last, to take up again. Used by HomePage.
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { foldersQuery } from "../../api/conversations";
import type { ConversationSummary } from "../../api/types";
import { fixedSpaces } from "../../api/typography";
import { useFormat } from "../../ui/i18n/format";
import { useLabels } from "../../ui/i18n/labels";
import classes from "./HomePage.module.css";
import { useWords } from "./words";

const SHOWN = 5;

export function Resume({ conversations }: { conversations: readonly ConversationSummary[] }) {
  const t = useWords();
  const format = useFormat();
  const labels = useLabels();
  const { data: folders = [] } = useQuery(foldersQuery);
  if (conversations.length === 0) return <Text c="dimmed">{t.nothingYet}</Text>;
  return (
    <ul className={classes.resume}>
      {conversations.slice(0, SHOWN).map(({ id, title, updated_at, pinned, folder_id, data_class }) => (
        <li key={id}>
          <Link
            to="/conversations/$conversationId"
            params={{ conversationId: id }}
            preload={false}
            className={classes.resumed}
          >
            <span dir="auto">{title === "" ? t.untitled : fixedSpaces(title)}</span>
            <span className={classes.when}>
              {pinned && <span className={classes.pinned}>{`${t.pinned} · `}</span>}
              {[
                // Said of what asks for care: the everyday class would be on every line.
                data_class === "personal" || data_class === "health" ? labels.dataOf[data_class] : null,
                folders.find((folder) => folder.id === folder_id)?.name,
                format.ago(updated_at),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
