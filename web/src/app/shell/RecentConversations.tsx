// What one did last: pinned ones first, then by day. Used by SideBar; nothing while loading or when there is nothing.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { recentConversationsQuery } from "../../api/conversations";
import type { ConversationSummary } from "../../api/types";
import { fixedSpaces } from "../../api/typography";
import { groupByDay, useGroupName } from "../../ui/groupByDay";
import { useWords } from "../i18n/words";
import classes from "./SideBar.module.css";

const SHOWN = 20;

export function RecentConversations() {
  const t = useWords();
  const nameOf = useGroupName();
  const { data } = useQuery(recentConversationsQuery);
  const shown = data?.items.slice(0, SHOWN) ?? [];
  const pinned = shown.filter((each) => each.pinned);
  return (
    <>
      {pinned.length > 0 && <Entries name={t.pinned} label={t.pinned} items={pinned} />}
      {groupByDay(shown.filter((each) => !each.pinned)).map((group) => (
        <Entries key={group.key} name={nameOf(group)} label={`${t.recent} – ${nameOf(group)}`} items={group.items} />
      ))}
    </>
  );
}

function Entries({ name, label, items }: { name: string; label: string; items: readonly ConversationSummary[] }) {
  const t = useWords();
  return (
    <section aria-label={label}>
      <h2 className={classes.period}>{name}</h2>
      <ul className={classes.entries}>
        {items.map(({ id, title }) => (
          <li key={id}>
            <Link
              className={classes.recent}
              to="/conversations/$conversationId"
              params={{ conversationId: id }}
              preload={false}
            >
              <span className={classes.recentTitle}>{title === "" ? t.untitled : fixedSpaces(title)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
