// The calls of the page "Protéger un document", and the key under which the list is kept. Used by the whole folder.
import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client";
import type { ProtectedDocument, ProtectedDocuments } from "./types";

const ROOT = "/api/protection/documents";
/** While something is being protected: often enough for a bar that moves. */
const POLLING_MS = 1_500;

export const uploadAddress = ROOT;
export const copyAddress = (id: string) => `${ROOT}/${id}/content`;

export function isUnderWay({ state }: ProtectedDocument): boolean {
  return state === "waiting" || state === "working";
}

export const documentsQuery = queryOptions({
  queryKey: ["protected-documents"],
  queryFn: ({ signal }) => api.get<ProtectedDocuments>(ROOT, { signal }),
  refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? POLLING_MS : false),
  // Copies expire, and another tab may have sent some: coming back to the page asks anew.
  staleTime: 0,
});

export function deleteDocument(id: string): Promise<undefined> {
  return api.delete(`${ROOT}/${id}`);
}

/** Shows a document that the server has just kept, before the list is asked again. */
export function showDocument(client: QueryClient, added: ProtectedDocument): void {
  client.setQueryData(documentsQuery.queryKey, (list) =>
    list === undefined ? list : { items: [added, ...list.items.filter(({ id }) => id !== added.id)] },
  );
}

export function forgetDocument(client: QueryClient, gone: string): void {
  client.setQueryData(documentsQuery.queryKey, (list) =>
    list === undefined ? list : { items: list.items.filter(({ id }) => id !== gone) },
  );
}

export function refreshDocuments(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: documentsQuery.queryKey });
}
