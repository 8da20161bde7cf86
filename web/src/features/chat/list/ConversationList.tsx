// The conversations of a view, or those that a search found, page by page. Rendered by ConversationsPage.
import { Button, Loader, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { conversationsQuery, type ListWanted } from "../../../api/conversations";
import type { ConversationSummary } from "../../../api/types";
import { useSentence } from "../../../ui/errors";
import { groupByDay } from "../../../ui/groupByDay";
import { useFormat } from "../../../ui/i18n/format";
import { ConversationRow } from "./ConversationRow";
import classes from "./ConversationsPage.module.css";
import { DeletedRow } from "./DeletedRow";
import { useListWords } from "./words";

const TYPING_MS = 250;

interface ConversationListProps {
  wanted: ListWanted;
  /** Once a row left the list: the keyboard goes on from elsewhere. */
  onLeft: () => void;
}

export function ConversationList({ wanted, onLeft }: ConversationListProps) {
  const words = useListWords();
  const sentence = useSentence();
  const [search] = useDebouncedValue(wanted.search, TYPING_MS);
  const asked = { ...wanted, search };
  const list = useInfiniteQuery({
    ...conversationsQuery(asked),
    // While one types: another view begins empty.
    placeholderData: (before, query) =>
      (query?.queryKey[2] as ListWanted | undefined)?.state === asked.state ? keepPreviousData(before) : undefined,
  });
  if (list.isPending) return <Loader type="dots" aria-label={words.loading} />;
  if (list.isError) {
    return (
      <div role="alert">
        <Text mb="sm">
          {words.failed} {sentence(list.error)}
        </Text>
        <Button variant="default" onClick={() => void list.refetch()}>
          {words.retry}
        </Button>
      </div>
    );
  }
  const items = list.data.pages.flatMap((page) => page.items);
  const complete = list.data.pages.every((page) => page.complete);
  return (
    <>
      <Status asked={asked} count={items.length} more={list.hasNextPage} complete={complete} />
      {sections(items, asked, words).map(({ name, rows }) => (
        <section key={name ?? ""} aria-label={name ?? words.title}>
          {name !== null && <h2 className={classes.period}>{name}</h2>}
          <ul className={classes.rows}>
            {rows.map((each) =>
              asked.state === "deleted" ? (
                <DeletedRow key={each.id} conversation={each} onLeft={onLeft} />
              ) : (
                <ConversationRow
                  key={each.id}
                  conversation={each}
                  onLeft={onLeft}
                  inArchive={asked.state === "archived"}
                />
              ),
            )}
          </ul>
        </section>
      ))}
      {list.hasNextPage && (
        <Button variant="default" mt="md" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  );
}

/** Said to whoever cannot see the list change. */
function Status(props: { asked: ListWanted; count: number; more: boolean; complete: boolean }) {
  const { asked, count, more, complete } = props;
  const words = useListWords();
  const format = useFormat();
  const number = format.number(count);
  const nothing = () => {
    if (asked.search !== "") return words.nothing(asked.search);
    return words.empty[asked.folder === null ? asked.state : "folder"];
  };
  return (
    <div role="status" className={classes.status}>
      {!complete && (
        <>
          <Loader size="xs" aria-hidden /> {words.reading}
        </>
      )}
      {complete && count === 0 && nothing()}
      {complete && count > 0 && asked.search !== "" && (more ? words.foundMore(number) : words.found(number, count > 1))}
    </div>
  );
}

interface Section {
  name: string | null;
  rows: readonly ConversationSummary[];
}

/** What was found stands in its own order; else pinned ones come first, then days. */
function sections(
  items: readonly ConversationSummary[],
  asked: ListWanted,
  words: ReturnType<typeof useListWords>,
): Section[] {
  if (items.length === 0) return [];
  if (asked.search !== "" || asked.state === "deleted") return [{ name: null, rows: items }];
  const pinned = items.filter((each) => each.pinned);
  const byDay = groupByDay(items.filter((each) => !each.pinned));
  return [
    ...(pinned.length > 0 ? [{ name: words.pinned, rows: pinned }] : []),
    ...byDay.map(({ period, items: rows }) => ({ name: words.periods[period], rows })),
  ];
}
