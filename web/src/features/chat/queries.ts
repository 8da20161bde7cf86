// What the conversation pages ask of the server and how long it is kept. Used by the hooks and pages of this feature.
import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { api } from "../../api/client";
import { conversationsKey } from "../../api/conversations";
import type { ResolvedPassage } from "../../api/knowledge";
import type { Learnt, Sent } from "../../api/protection";
import type { Conversation, LanguageModel, NewTurn, PolicyMatrix, Quota } from "../../api/types";

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: ({ signal }) => api.get<LanguageModel[]>("/api/models", { signal }),
  // A model that falls out or comes back shows within the minute.
  refetchInterval: 60_000,
});

export const quotaQuery = queryOptions({
  queryKey: ["quota"],
  queryFn: ({ signal }) => api.get<Quota>("/api/quota", { signal }),
  staleTime: 0,
});

/** The rules in force; the same that the page on rules reads. */
export const policyQuery = queryOptions({
  queryKey: ["policy"],
  queryFn: ({ signal }) => api.get<PolicyMatrix>("/api/policy", { signal }),
});

export function conversationQuery(id: string) {
  return queryOptions({
    queryKey: ["conversation", id],
    queryFn: ({ signal }) => api.get<Conversation>(`/api/conversations/${id}`, { signal }),
    // A second tab may have asked something: coming back to this one looks again.
    staleTime: 0,
  });
}

/** Passages of knowledge bases, as the person may read them now. */
export function knownPassagesQuery(ids: readonly string[]) {
  return queryOptions({
    queryKey: ["known-passages", ids],
    queryFn: ({ signal }) =>
      api.get<ResolvedPassage[]>("/api/knowledge/passages", { query: { ids: ids.join(",") }, signal }),
    // A right may be lost and a document deleted while the page is open: coming back to it looks again.
    staleTime: 0,
  });
}

/** The lists, and the recent ones of the shell: after anything that changes a title or an order. */
export function refreshLists(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: conversationsKey });
}

export function refreshConversation(client: QueryClient, id: string): Promise<void> {
  return client.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
}

/** What the model was sent for a turn; passages of bases as the person may read them now. */
export function sentQuery(turnId: string) {
  return queryOptions({
    queryKey: ["sent", turnId],
    queryFn: ({ signal }) => api.get<Sent>(`/api/turns/${turnId}/sent`, { signal }),
    staleTime: 0,
    retry: false,
  });
}

export const chatCalls = {
  createConversation: (start: { temporary: boolean }) => api.post<{ id: string }>("/api/conversations", start),
  ask: (conversationId: string, turn: NewTurn) =>
    api.post<{ turn_id: string }>(`/api/conversations/${conversationId}/turns`, turn),
  /** The same question to two models at once. */
  askTwo: (conversationId: string, turn: Omit<NewTurn, "model_id"> & { model_ids: [string, string] }) =>
    api.post<{ turn_ids: string[] }>(`/api/conversations/${conversationId}/comparisons`, turn),
  regenerate: (turnId: string, change: { model_id?: string }) =>
    api.post<{ turn_id: string }>(`/api/turns/${turnId}/regenerate`, change),
  /** What goes on with an answer that was cut stands beside it, on a branch of its own. */
  goOn: (turnId: string) => api.post<{ turn_id: string }>(`/api/turns/${turnId}/continue`),
  compare: (turnId: string, modelId: string) =>
    api.post<{ turn_id: string }>(`/api/turns/${turnId}/comparison`, { model_id: modelId }),
  choose: (conversationId: string, turnId: string) =>
    api.put(`/api/conversations/${conversationId}/head`, { turn_id: turnId }),
  summarise: (conversationId: string, change: { model_id?: string }) =>
    api.post<{ turn_id: string }>(`/api/conversations/${conversationId}/summary`, change),
  retry: (turnId: string, change: { model_id?: string; corrections?: string[]; text_only?: boolean }) =>
    api.post<{ turn_id: string }>(`/api/turns/${turnId}/retry`, change),
  learn: (conversationId: string, marks: Learnt) => api.post(`/api/conversations/${conversationId}/marks`, marks),
  stop: (turnId: string) => api.post(`/api/turns/${turnId}/stop`),
  removeAttachment: (id: string) => api.delete(`/api/attachments/${id}`),
};
