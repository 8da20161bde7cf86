// The list of one's conversations: search by title, rename, delete. Opened by app/pages/ConversationsRoute.
import { Button, Loader, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { conversationsQuery } from "../../../api/conversations";
import type { ConversationSummary } from "../../../api/types";
import { useSentence } from "../../../ui/errors";
import { groupByDay } from "../../../ui/groupByDay";
import { ButtonLink } from "../../../ui/links";
import { Page } from "../../../ui/Page";
import { useChatText } from "../i18n/useChatText";
import classes from "./ConversationsPage.module.css";
import { ConversationRow } from "./ConversationRow";
import { DeleteDialog } from "./DeleteDialog";
import { RenameDialog } from "./RenameDialog";

const TYPING_MS = 250;

export function ConversationsPage() {
  const text = useChatText();
  const searchBox = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState("");
  const [renamed, setRenamed] = useState<ConversationSummary | null>(null);
  const [deleted, setDeleted] = useState<ConversationSummary | null>(null);
  return (
    <Page
      title={text.list.title}
      actions={<ButtonLink to="/conversations/nouvelle">{text.newConversation}</ButtonLink>}
    >
      <TextInput
        ref={searchBox}
        type="search"
        aria-label={text.list.search}
        placeholder={text.list.searchPlaceholder}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        mb="md"
      />
      <Results search={search.trim()} onRename={setRenamed} onDelete={setDeleted} />
      {renamed !== null && <RenameDialog conversation={renamed} onClose={() => setRenamed(null)} />}
      {deleted !== null && (
        <DeleteDialog
          conversation={deleted}
          onClose={() => setDeleted(null)}
          onDeleted={() => {
            setDeleted(null);
            // The row that was clicked is gone: the keyboard goes on from the search.
            searchBox.current?.focus();
          }}
        />
      )}
    </Page>
  );
}

interface ResultsProps {
  search: string;
  onRename: (conversation: ConversationSummary) => void;
  onDelete: (conversation: ConversationSummary) => void;
}

function Results({ search, onRename, onDelete }: ResultsProps) {
  const text = useChatText();
  const sentence = useSentence();
  const [asked] = useDebouncedValue(search, TYPING_MS);
  const list = useInfiniteQuery({ ...conversationsQuery(asked), placeholderData: keepPreviousData });
  if (list.isPending) return <Loader type="dots" aria-label={text.loading} />;
  if (list.isError) {
    return (
      <div role="alert">
        <Text mb="sm">
          {text.list.failed} {sentence(list.error)}
        </Text>
        <Button variant="default" onClick={() => void list.refetch()}>
          {text.retry}
        </Button>
      </div>
    );
  }
  const items = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      <div role="status">
        {items.length === 0 && <Text c="dimmed">{asked === "" ? text.list.empty : text.list.nothing(asked)}</Text>}
      </div>
      {groupByDay(items).map(({ period, items: grouped }) => (
        <section key={period}>
          <h2 className={classes.period}>{text.list.periods[period]}</h2>
          <ul className={classes.rows}>
            {grouped.map((each) => (
              <ConversationRow key={each.id} conversation={each} onRename={onRename} onDelete={onDelete} />
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage && (
        <Button variant="default" mt="md" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {text.list.more}
        </Button>
      )}
    </>
  );
}
