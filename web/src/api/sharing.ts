// Conversations shown to colleagues: with whom one shares, what is shared with one, and whom one may choose.
// Read by the dialogs and pages of features/chat/sharing.
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { components } from "./schema";
import type { Turn } from "./types";

type Schemas = components["schemas"];
export type Share = Schemas["ShareView"];
export type Sharing = Schemas["SharesView"];
export type SharedLine = Schemas["SharedLineView"];
export type SharedConversation = Omit<Schemas["SharedView"], "turns"> & { turns: Turn[] };
export type Colleague = Schemas["ColleagueBody"];

export function sharesQuery(conversationId: string) {
  return queryOptions({
    queryKey: ["shares", conversationId],
    queryFn: ({ signal }) => api.get<Sharing>(`/api/conversations/${conversationId}/shares`, { signal }),
  });
}

export const sharedKey = ["shared"] as const;

export const sharedQuery = queryOptions({
  queryKey: [...sharedKey, "list"],
  queryFn: ({ signal }) => api.get<{ items: SharedLine[] }>("/api/shared", { signal }),
  staleTime: 0,
});

export function sharedConversationQuery(id: string) {
  return queryOptions({
    queryKey: [...sharedKey, id],
    queryFn: ({ signal }) => api.get<SharedConversation>(`/api/shared/${id}`, { signal }),
    // Each reading is on the record: it is read when somebody opens it, or asks for it again, and not by itself.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

/** Active people of one's own establishment, by a few letters of their names. */
export function colleaguesQuery(search: string) {
  return queryOptions({
    queryKey: ["colleagues", search],
    queryFn: ({ signal }) => api.get<{ items: Colleague[] }>("/api/colleagues", { query: { search }, signal }),
    staleTime: 60_000,
  });
}

export const sharingCalls = {
  share: (conversationId: string, principal: string) =>
    api.post<Share>(`/api/conversations/${conversationId}/shares`, { principal }),
  end: (shareId: string) => api.delete(`/api/shares/${shareId}`),
  handOver: (conversationId: string, personId: string, keepReading: boolean) =>
    api.post(`/api/conversations/${conversationId}/hand-over`, { person_id: personId, keep_reading: keepReading }),
};
