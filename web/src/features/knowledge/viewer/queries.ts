// What the viewer asks of the server. Kept briefly: rights and documents change while one reads.
import { queryOptions } from "@tanstack/react-query";
import { ApiError, api } from "../../../api/client";
import type { DocumentReading, DocumentVersion, DocumentWithVersions, Reading } from "../../../api/knowledge";

const POLLING_MS = 2_000;

export function isBeingRead({ state }: DocumentVersion): boolean {
  return state === "waiting" || state === "scanning" || state === "parsing";
}

export function documentQuery(id: string) {
  return queryOptions({
    queryKey: ["document", id],
    queryFn: ({ signal }) => api.get<DocumentWithVersions>(`/api/knowledge/documents/${encodeURIComponent(id)}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.versions.some(isBeingRead) === true ? POLLING_MS : false),
  });
}

export function readingQuery(versionId: string) {
  return queryOptions({
    queryKey: ["reading", versionId],
    queryFn: ({ signal }) => api.get<Reading>(`/api/knowledge/versions/${encodeURIComponent(versionId)}/reading`, { signal }),
    staleTime: 60_000,
    // Up to ten million characters: not worth keeping once the page is left.
    gcTime: 60_000,
  });
}

export function originalAddress(versionId: string): string {
  return `/api/knowledge/versions/${encodeURIComponent(versionId)}/content`;
}

export function attachedReadingQuery(attachmentId: string) {
  return queryOptions({
    queryKey: ["attached-reading", attachmentId],
    queryFn: ({ signal }) => api.get<DocumentReading>(`/api/attachments/${encodeURIComponent(attachmentId)}/reading`, { signal }),
    staleTime: 60_000,
    gcTime: 60_000,
  });
}

export function attachedAddress(attachmentId: string): string {
  return `/api/attachments/${encodeURIComponent(attachmentId)}/content`;
}

/** A refusal takes away what is on screen; a network that is away for a moment does not. */
export function isRefused(error: unknown): error is ApiError {
  return error instanceof ApiError && [403, 404, 410].includes(error.status);
}

export const DELETED = "knowledge.document_deleted";
