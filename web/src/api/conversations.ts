// The lists of one's conversations and one's folders. Read by the shell, the home page and the list; whatever begins,
// changes, answers or deletes a conversation invalidates them.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { ConversationChange, ConversationsFound, Folder, PlacedConversation } from "./types";

/** Invalidate this when a conversation begins, is changed, answered or deleted. */
export const conversationsKey = ["conversations"] as const;

/** The first page, pinned ones first, then the newest: what the shell and the home page show. */
export const recentConversationsQuery = queryOptions({
  queryKey: [...conversationsKey, "recent"],
  queryFn: ({ signal }) => api.get<ConversationsFound>("/api/conversations", { signal }),
});

export type ListState = "active" | "archived" | "deleted";

export interface ListWanted {
  search: string;
  folder: string | null;
  state: ListState;
}

/** The first page is soon there; whoever scrolls on gets longer ones, as many at a time as the server gives. */
const FIRST_PAGE = 30;
const NEXT_PAGES = 100;

/** How soon a search that has not read everything yet is asked again. */
const READ_ON_MS = 100;

export function conversationsQuery(wanted: ListWanted) {
  return infiniteQueryOptions({
    queryKey: [...conversationsKey, "list", wanted],
    queryFn: ({ pageParam, signal }) =>
      api.get<ConversationsFound>("/api/conversations", {
        query: { ...wanted, after: pageParam, limit: pageParam === null ? FIRST_PAGE : NEXT_PAGES },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => !page.complete) === true ? READ_ON_MS : false),
  });
}

/** As many as one request puts elsewhere. */
export const MOST_AT_ONCE = 500;

export const foldersQuery = queryOptions({
  queryKey: [...conversationsKey, "folders"],
  queryFn: async ({ signal }) => (await api.get<{ items: Folder[] }>("/api/folders", { signal })).items,
});

export const listCalls = {
  change: (id: string, change: ConversationChange) => api.patch(`/api/conversations/${id}`, change),
  remove: (id: string) => api.delete(`/api/conversations/${id}`),
  /** Several in one request: all of them or none. */
  changeMany: (items: readonly PlacedConversation[]) => api.patch("/api/conversations", { items }),
  removeMany: (ids: readonly string[]) => api.post("/api/conversations/deletion", { ids }),
  restoreMany: (ids: readonly string[]) => api.post("/api/conversations/restoration", { ids }),
  erase: (id: string) => api.delete(`/api/conversations/${id}?for_good=true`),
  restore: (id: string) => api.post(`/api/conversations/${id}/restore`),
  addFolder: (name: string) => api.post<{ id: string }>("/api/folders", { name }),
  renameFolder: (id: string, name: string) => api.patch(`/api/folders/${id}`, { name }),
  removeFolder: (id: string) => api.delete(`/api/folders/${id}`),
};
