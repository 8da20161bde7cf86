// One's conversations: search on top, folders, archive and bin at the side, the list. Opened by the router.
import { Text, TextInput } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { ButtonLink } from "../../../ui/links";
import { Page } from "../../../ui/Page";
import { useChatText } from "../i18n/useChatText";
import { ConversationList } from "./ConversationList";
import classes from "./ConversationsPage.module.css";
import { FolderHead } from "./FolderHead";
import { ListViews } from "./ListViews";
import { stateOf } from "./place";
import { useListWords } from "./words";

export function ConversationsPage() {
  const text = useChatText();
  const words = useListWords();
  const place = useSearch({ from: "/shell/conversations" });
  const list = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState("");
  const state = stateOf(place);
  const searches = state !== "deleted";
  return (
    <Page
      title={words.title}
      actions={<ButtonLink to="/conversations/nouvelle">{text.newConversation}</ButtonLink>}
    >
      {searches && (
        <TextInput
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          description={words.searchHint}
          inputWrapperOrder={["input", "description"]}
          maxLength={200}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
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
            // The row that was clicked is gone: the keyboard goes on from the list.
            onLeft={() => list.current?.focus()}
          />
        </div>
      </div>
    </Page>
  );
}
