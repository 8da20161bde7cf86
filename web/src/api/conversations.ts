// The list of one's conversations. Read by the shell, the home page and the list; conversation pages invalidate it.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { ConversationSummary, Page } from "./types";

/** Invalidate this when a conversation begins, is renamed, answered or deleted. */
export const conversationsKey = ["conversations"] as const;

/** The first page, the newest first: what the shell and the home page show. */
export const recentConversationsQuery = queryOptions({
  queryKey: [...conversationsKey, "recent"],
  queryFn: ({ signal }) => api.get<Page<ConversationSummary>>("/api/conversations", { signal }),
});

export function conversationsQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: [...conversationsKey, "list", search],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<ConversationSummary>>("/api/conversations", { query: { search, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}
