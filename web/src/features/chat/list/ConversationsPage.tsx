// One's conversations: search on top, folders, archive and bin at the side, the list. Opened by the router.
import { Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import { foldersQuery } from "../../../api/conversations";
import { rescueFocusTo } from "../../../ui/focus";
import { Page } from "../../../ui/Page";
import { ConversationList } from "./ConversationList";
import classes from "./ConversationsPage.module.css";
import { FolderHead } from "./FolderHead";
import { ListViews } from "./ListViews";
import { stateOf, type ListPlace } from "./place";
import { useListMemory } from "./useListMemory";
import { useListWords } from "./words";

export function ConversationsPage() {
  const place = useSearch({ from: "/shell/conversations" });
  // Another view is another list: what was sought or chosen in this one stays here.
  return <View key={JSON.stringify(place)} place={place} />;
}

function View({ place }: { place: ListPlace }) {
  const words = useListWords();
  const memory = useListMemory();
  const list = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState(memory.search);
  const { data: folders = [] } = useQuery(foldersQuery);
  const state = stateOf(place);
  const searches = state !== "deleted";
  const folder = folders.find(({ id }) => id === place.dossier);
  const within = folder !== undefined ? words.searchIn(folder.name) : state === "archived" ? words.searchArchive : words.search;
  // The row that was clicked is gone: the keyboard goes on from the list, unless it went elsewhere while that was saved.
  const onLeft = useCallback(() => rescueFocusTo(list.current), []);
  return (
    <Page title={words.title}>
      {searches && (
        <TextInput
          type="search"
          aria-label={within}
          placeholder={within}
          description={words.searchHint}
          inputWrapperOrder={["input", "description"]}
          maxLength={200}
          value={search}
          onChange={(event) => {
            memory.seeks(event.currentTarget.value);
            setSearch(event.currentTarget.value);
          }}
          mb="lg"
        />
      )}
      <div className={classes.sides}>
        <ListViews place={place} />
        <div ref={list} tabIndex={-1} className={classes.list}>
          {place.dossier !== undefined && <FolderHead folderId={place.dossier} />}
          {!searches && <Text c="dimmed" mb="md">{words.binLead}</Text>}
          <ConversationList
            wanted={{ search: searches ? search.trim() : "", folder: place.dossier ?? null, state }}
            memory={memory}
            onLeft={onLeft}
          />
        </div>
      </div>
    </Page>
  );
}
