// The conversations of a view, or those that a search found, loaded on as one scrolls. Rendered by ConversationsPage.
import { Button, Loader, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { conversationsQuery, foldersQuery, type ListWanted } from "../../../api/conversations";
import type { ConversationSummary } from "../../../api/types";
import { useSentence } from "../../../ui/errors";
import { useGroupName } from "../../../ui/groupByDay";
import { ConversationRow } from "./ConversationRow";
import classes from "./ConversationsPage.module.css";
import { DeletedRow } from "./DeletedRow";
import { ListStatus } from "./ListStatus";
import { LoadOn } from "./LoadOn";
import { SelectionBar } from "./SelectionBar";
import { drawnAtFirst, sectionsOf, type Section } from "./sections";
import { Stretch } from "./Stretch";
import type { ListMemory } from "./useListMemory";
import { useReturn } from "./useReturn";
import { useSelection } from "./useSelection";
import { useListWords } from "./words";

const TYPING_MS = 250;

interface ConversationListProps {
  wanted: ListWanted;
  memory: ListMemory;
  /** Once a row left the list: the keyboard goes on from elsewhere. */
  onLeft: () => void;
}

export function ConversationList({ wanted, memory, onLeft }: ConversationListProps) {
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
  const { data, fetchNextPage } = list;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const ownOrder = search !== "" || asked.state === "deleted";
  const sections = useMemo(() => sectionsOf(items, ownOrder), [items, ownOrder]);
  // As it was when one came: once drawn, stretches see to it themselves.
  const [opened] = useState(memory.opened);
  const drawn = useMemo(() => drawnAtFirst(sections, opened), [sections, opened]);
  const selection = useSelection(items);
  const box = useRef<HTMLDivElement>(null);
  const { goTo, remember } = useReturn(box, items, memory);
  const { chosen, toggle, leave, begin } = selection;
  const { data: folders } = useQuery(foldersQuery);
  const folderNames = useMemo(() => new Map<string | null, string>(folders?.map(({ id, name }) => [id, name])), [folders]);
  const row = useCallback(
    (conversation: ConversationSummary) => {
      const props = { conversation, onLeft, isChosen: chosen?.has(conversation.id) ?? null, onToggle: toggle };
      return asked.state === "deleted" ? (
        <DeletedRow key={conversation.id} {...props} />
      ) : (
        <ConversationRow
          key={conversation.id}
          {...props}
          inArchive={asked.state === "archived"}
          // Within a folder every row would say so.
          folder={asked.folder === null ? (folderNames.get(conversation.folder_id) ?? null) : null}
        />
      );
    },
    [asked.state, asked.folder, folderNames, onLeft, chosen, toggle],
  );
  const load = useCallback(() => fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);

  if (list.isPending) return <Loader type="dots" role="status" aria-label={words.loading} />;
  if (list.isLoadingError) {
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
  const approximate = list.data.pages.some((page) => page.approximate);
  const complete = list.data.pages.every((page) => page.complete);
  // Beside what stands there anyway: what a search found, or the first heading.
  const beside = chosen !== null ? undefined : search !== "" ? "status" : sections[0]?.heading == null ? undefined : "heading";

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    // Not one that is pressed in a dialog, which stands elsewhere in the page.
    if (event.key !== "Escape" || chosen === null || !event.currentTarget.contains(event.target as Node)) return;
    leave();
    onLeft();
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape ends choosing from wherever the keyboard is; the click is only remembered
    <div ref={box} onKeyDown={onKeyDown} onClick={remember}>
      <div className={classes.top}>
        <ListStatus asked={asked} count={items.length} more={list.hasNextPage} complete={complete} approximate={approximate} />
        {(items.length > 1 || chosen !== null) && (
          <div className={classes.tools} data-beside={beside}>
            {chosen !== null && (
              <p>
                {words.many.hint} <span className={classes.keys}>{words.many.keys}</span>
              </p>
            )}
            <Button variant="subtle" size="compact-md" fz="sm" onClick={chosen === null ? begin : leave}>
              {chosen === null ? words.select : words.endSelecting}
            </Button>
          </div>
        )}
      </div>
      {sections.map((section) => (
        <ListSection key={section.key} section={section}>
          {section.stretches.map(({ key, rows }) => (
            <Stretch
              key={key}
              rows={rows}
              startsNear={drawn.has(key)}
              heights={memory.heights}
              row={row}
            />
          ))}
        </ListSection>
      ))}
      <LoadOn
        shown={items.length}
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        error={list.isFetchNextPageError ? list.error : null}
        load={load}
        onBrought={goTo}
      />
      {chosen !== null && (
        <SelectionBar selection={selection} shown={items.length} state={asked.state} onDone={onLeft} />
      )}
    </div>
  );
}

function ListSection({ section, children }: { section: Section; children: React.ReactNode }) {
  const words = useListWords();
  const nameOf = useGroupName();
  const { heading } = section;
  const name = heading === null ? null : heading === "pinned" ? words.pinned : nameOf(heading);
  return (
    <section aria-label={name ?? words.title}>
      {name !== null && <h2 className={classes.period}>{name}</h2>}
      {/* Not <ul>: its rows stand in stretches, which are boxes of their own. */}
      <div role="list" className={classes.rows}>
        {children}
      </div>
    </section>
  );
}
