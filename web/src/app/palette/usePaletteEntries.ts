// Everything that the palette finds, group by group, for what is typed. Used by Palette.
import { useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "../../api/client";
import { conversationsKey, recentConversationsQuery } from "../../api/conversations";
import { basesQuery } from "../../api/knowledge";
import { holds, usePerson } from "../../api/session";
import { tasksQuery } from "../../api/tasks";
import type { ConversationSummary, Page } from "../../api/types";
import { useFormat } from "../../ui/i18n/format";
import { useLanguage } from "../../ui/i18n/language";
import { matches } from "../../ui/search";
import { partsFor } from "../administration/parts";
import { useWords as useShellWords } from "../i18n/words";
import { useAccountActions } from "../shell/useAccountActions";
import { useWords } from "./words";

export interface Entry {
  key: string;
  label: string;
  detail?: string;
  /** Tells those of one name apart. */
  when?: string;
  go: () => void;
}

export interface Group {
  label: string;
  entries: readonly Entry[];
}

const PAUSE_MS = 150;
const SHORTEST = 2;
const CONVERSATIONS = 6;
const RECENT = 4;

export function usePaletteEntries(query: string): { groups: readonly Group[]; isSearching: boolean } {
  const t = useWords();
  const typed = query.trim();
  const tasks = useQuery(tasksQuery).data ?? [];
  const bases = useQuery(basesQuery).data ?? [];
  const conversations = useConversations(typed);
  const pages = usePages();
  const actions = useActions();
  const navigate = useNavigate();
  const format = useFormat();
  const groups: Group[] = [
    {
      label: t.groups.tasks,
      entries: tasks
        .filter(({ title, summary, tag }) => matches(typed, title, summary, tag))
        .map(({ id, title, summary }) => ({
          key: `task ${id}`,
          label: title,
          detail: summary,
          go: () => void navigate({ to: "/taches/$taskId", params: { taskId: id } }),
        })),
    },
    {
      label: t.groups.conversations,
      entries: conversations.items.map(({ id, title, updated_at }) => ({
        key: `conversation ${id}`,
        label: title === "" ? t.untitled : title,
        when: format.ago(updated_at),
        go: () => void navigate({ to: "/conversations/$conversationId", params: { conversationId: id } }),
      })),
    },
    {
      label: t.groups.bases,
      // Without a word they would push pages and actions out of sight.
      entries: typed === "" ? [] : bases
        .filter(({ name, description }) => matches(typed, name, description))
        .map(({ id, name, description }) => ({
          key: `base ${id}`,
          label: name,
          detail: description,
          go: () => void navigate({ to: "/connaissances/$baseId", params: { baseId: id } }),
        })),
    },
    { label: t.groups.pages, entries: pages.filter(({ label }) => matches(typed, label)) },
    { label: t.groups.actions, entries: actions.filter(({ label, detail }) => matches(typed, label, detail)) },
    {
      label: t.groups.documents,
      entries: typed === "" ? [] : [
        {
          key: "documents",
          label: t.documents(typed),
          // Behind the `#`, which no server is sent: see the search page.
          go: () => void navigate({ to: "/recherche", hash: new URLSearchParams({ q: typed }).toString() }),
        },
      ],
    },
  ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), isSearching: conversations.isSearching };
}

function useConversations(typed: string): { items: readonly ConversationSummary[]; isSearching: boolean } {
  const [paused] = useDebouncedValue(typed, PAUSE_MS);
  const isSearch = typed.length >= SHORTEST;
  const recent = useQuery(recentConversationsQuery);
  const found = useQuery({
    queryKey: [...conversationsKey, "palette", paused],
    queryFn: ({ signal }) => api.get<Page<ConversationSummary>>("/api/conversations", { query: { search: paused }, signal }),
    enabled: isSearch && paused.length >= SHORTEST,
    staleTime: 10_000,
  });
  if (typed === "") return { items: (recent.data?.items ?? []).slice(0, RECENT), isSearching: false };
  if (!isSearch) return { items: [], isSearching: false };
  return { items: (found.data?.items ?? []).slice(0, CONVERSATIONS), isSearching: paused !== typed || found.isFetching };
}

function usePages(): readonly Entry[] {
  const t = useWords();
  const shell = useShellWords();
  const person = usePerson();
  const navigate = useNavigate();
  const pages = [
    { to: "/", label: shell.home },
    { to: "/taches", label: t.allTasks },
    { to: "/conversations", label: shell.conversations },
    { to: "/partagees", label: t.shared },
    { to: "/recherche", label: shell.search },
    { to: "/connaissances", label: shell.knowledge },
    { to: "/proteger", label: shell.protect },
    { to: "/mon-compte", label: shell.myAccount },
    ...partsFor(person).map(({ to, name }) => ({ to, label: `${shell.administration}\u00a0: ${shell.parts[name]}` })),
    ...(holds(person, "auditor") ? [{ to: "/journal", label: shell.audit }] : []),
  ];
  return pages.map(({ to, label }) => ({ key: to, label, go: () => void navigate({ to }) }));
}

function useActions(): readonly Entry[] {
  const t = useWords();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const { chooseLanguage, signOut } = useAccountActions();
  const temporary = useMutation({
    mutationFn: () => api.post<{ id: string }>("/api/conversations", { temporary: true }),
    onSuccess: ({ id }) => void navigate({ to: "/conversations/$conversationId", params: { conversationId: id } }),
  });
  return [
    { key: "new", label: t.newConversation, go: () => void navigate({ to: "/conversations/nouvelle" }) },
    { key: "temporary", label: t.temporary, detail: t.temporaryDetail, go: () => temporary.mutate() },
    { key: "light", label: t.light, go: () => setColorScheme("light") },
    { key: "dark", label: t.dark, go: () => setColorScheme("dark") },
    { key: "automatic", label: t.automatic, go: () => setColorScheme("auto") },
    { key: "language", label: t.language, go: () => chooseLanguage(language === "fr" ? "en" : "fr") },
    { key: "sign out", label: t.signOut, go: signOut },
  ];
}
