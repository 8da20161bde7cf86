// The calls of the knowledge pages, and the keys under which their answers are kept. Used by the whole feature.
import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { api } from "../../api/client";
import { basesKey, type Base, type KnowledgeDocument } from "../../api/knowledge";
import type {
  BaseChange,
  DocumentChange,
  DocumentPage,
  NewBase,
  NewQuestion,
  Quality,
  ReaderChoices,
  TestRun,
} from "./types";

const ROOT = "/api/knowledge";
/** While something is being read; often enough for a bar that moves, seldom enough for a server with a hundred pages open. */
const POLLING_MS = 1_500;

export function baseQuery(id: string) {
  return queryOptions({
    queryKey: [...basesKey, id],
    queryFn: ({ signal }) => api.get<Base>(`${ROOT}/bases/${id}`, { signal }),
  });
}

/** Whom a base can be opened to. People are found by search only, from two letters on. */
export function readersQuery(search = "") {
  return queryOptions({
    queryKey: ["readers", search],
    queryFn: ({ signal }) => api.get<ReaderChoices>(`${ROOT}/readers`, { query: { search }, signal }),
    staleTime: 60_000,
  });
}

export interface DocumentFilter {
  search: string;
  /** Empty: every state. */
  state: string;
  after: string | null;
}

const documentsKey = (baseId: string) => ["documents", baseId] as const;

export function documentsQuery(baseId: string, filter: DocumentFilter) {
  return queryOptions({
    queryKey: [...documentsKey(baseId), filter],
    queryFn: ({ signal }) =>
      api.get<DocumentPage>(`${ROOT}/bases/${baseId}/documents`, { query: { ...filter }, signal }),
    // Something unfinished anywhere in the base, even beside the filter, changes what the list says.
    refetchInterval: ({ state }) => ((state.data?.open ?? 0) > 0 ? POLLING_MS : false),
  });
}

export function qualityQuery(baseId: string) {
  return queryOptions({
    queryKey: ["quality", baseId],
    queryFn: ({ signal }) => api.get<Quality>(`${ROOT}/bases/${baseId}/quality`, { signal }),
  });
}

export const knowledgeCalls = {
  createBase: (base: NewBase) => api.post<Base>(`${ROOT}/bases`, base),
  changeBase: (id: string, change: BaseChange) => api.patch<Base>(`${ROOT}/bases/${id}`, change),
  deleteBase: (id: string) => api.delete(`${ROOT}/bases/${id}`),
  changeDocument: (id: string, change: DocumentChange) =>
    api.patch<KnowledgeDocument>(`${ROOT}/documents/${id}`, change),
  approve: (id: string, reviewOn: string | null, versionId: string | null) =>
    api.post<KnowledgeDocument>(`${ROOT}/documents/${id}/approval`, { review_on: reviewOn, version_id: versionId }),
  withdrawApproval: (id: string) => api.delete<KnowledgeDocument>(`${ROOT}/documents/${id}/approval`),
  retry: (id: string) => api.post<KnowledgeDocument>(`${ROOT}/documents/${id}/retry`),
  deleteDocument: (id: string) => api.delete(`${ROOT}/documents/${id}`),
  addQuestion: (baseId: string, question: NewQuestion) => api.post(`${ROOT}/bases/${baseId}/quality/questions`, question),
  removeQuestion: (baseId: string, id: string) => api.delete(`${ROOT}/bases/${baseId}/quality/questions/${id}`),
  runTests: (baseId: string) => api.post<TestRun>(`${ROOT}/bases/${baseId}/quality/runs`),
  handleReport: (id: string) => api.post(`${ROOT}/reports/${id}/handled`),
};

export const uploadAddress = (baseId: string) => `${ROOT}/bases/${baseId}/documents`;
export const contentAddress = (documentId: string) => `${ROOT}/documents/${documentId}/content`;

/** After a document came, went or changed: the list, what the base says of itself, and what is overdue. */
export async function refreshDocuments(client: QueryClient, baseId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: documentsKey(baseId) }),
    client.invalidateQueries({ queryKey: qualityQuery(baseId).queryKey }),
    client.invalidateQueries({ queryKey: basesKey }),
  ]);
}

/** After a base came, went or changed. */
export async function refreshBases(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: basesKey });
}
