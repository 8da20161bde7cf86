// What one may mean by the words in the box: a task, a conversation of one's own, a search in documents, or the question
// itself. Used by TaskBox.
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "../../api/client";
import { conversationsKey } from "../../api/conversations";
import { tasksQuery } from "../../api/tasks";
import type { ConversationSummary, Page } from "../../api/types";
import { tasksMeant } from "./tasksMeant";
import { useWords } from "./words";

export interface Suggestion {
  key: string;
  kind: "ask" | "task" | "conversation" | "search";
  label: string;
  detail: string;
  go: () => void;
}

/** Longer, or over several lines, it is a message and no search. */
const LONGEST = 80;
const SHORTEST = 2;
const PAUSE_MS = 200;
const CONVERSATIONS = 3;

export function isSearchable(text: string): boolean {
  const typed = text.trim();
  return typed.length >= SHORTEST && typed.length <= LONGEST && !text.includes("\n");
}

export function useSuggestions(text: string, ask: () => void): readonly Suggestion[] {
  const t = useWords();
  const navigate = useNavigate();
  const typed = text.trim();
  const isOpen = isSearchable(text);
  const [paused] = useDebouncedValue(typed, PAUSE_MS);
  const { data: tasks = [] } = useQuery(tasksQuery);
  const { data: found } = useQuery({
    queryKey: [...conversationsKey, "suggested", paused],
    queryFn: ({ signal }) => api.get<Page<ConversationSummary>>("/api/conversations", { query: { search: paused }, signal }),
    enabled: isOpen && isSearchable(paused),
    staleTime: 10_000,
  });
  if (!isOpen) return [];
  const conversations = paused === typed ? (found?.items ?? []).slice(0, CONVERSATIONS) : [];
  return [
    { key: "ask", kind: "ask", label: t.ask(typed), detail: t.askDetail, go: ask },
    ...tasksMeant(typed, tasks).map(
      ({ id, title, summary }): Suggestion => ({
        key: `task ${id}`,
        kind: "task",
        label: title,
        detail: summary,
        go: () => void navigate({ to: "/taches/$taskId", params: { taskId: id } }),
      }),
    ),
    ...conversations.map(
      ({ id, title }): Suggestion => ({
        key: `conversation ${id}`,
        kind: "conversation",
        label: title === "" ? t.untitled : title,
        detail: t.conversationDetail,
        go: () => void navigate({ to: "/conversations/$conversationId", params: { conversationId: id } }),
      }),
    ),
    {
      key: "search",
      kind: "search",
      label: t.search(typed),
      detail: t.searchDetail,
      // Behind the `#`, which no server is sent: see the search page.
      go: () => void navigate({ to: "/recherche", hash: new URLSearchParams({ q: typed }).toString() }),
    },
  ];
}
