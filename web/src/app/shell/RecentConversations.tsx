// What one did last, by day. Used by SideBar; shows nothing while loading or when there is nothing.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { recentConversationsQuery } from "../../api/conversations";
import { groupByDay } from "../../ui/groupByDay";
import { useWords } from "../i18n/words";
import classes from "./SideBar.module.css";

const SHOWN = 20;

export function RecentConversations() {
  const t = useWords();
  const { data } = useQuery(recentConversationsQuery);
  return groupByDay(data?.items.slice(0, SHOWN) ?? []).map(({ period, items }) => (
    <section key={period} aria-label={`${t.recent} – ${t.days[period]}`}>
      <h2 className={classes.period}>{t.days[period]}</h2>
      <ul className={classes.entries}>
        {items.map(({ id, title }) => (
          <li key={id}>
            <Link
              className={classes.recent}
              to="/conversations/$conversationId"
              params={{ conversationId: id }}
              preload={false}
            >
              <span className={classes.recentTitle}>{title === "" ? t.untitled : title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ));
}
