// Which version of a document is read, and which of its passages is highlighted. Used by DocumentViewer.
import { useQuery } from "@tanstack/react-query";
import { numberOf, versionOf, type DocumentVersion, type DocumentWithVersions, type Reading, type ReadingPassage } from "../../../api/knowledge";
import { DELETED, documentQuery, isBeingRead, isRefused, readingQuery } from "./queries";

export type Shown =
  | { kind: "loading" }
  | { kind: "deleted" | "unreadable" }
  | { kind: "failed"; error: unknown; retry: () => void }
  /** Given, but not read yet, or not legible at all. */
  | { kind: "unread"; document: DocumentWithVersions; version: DocumentVersion }
  | { kind: "open"; document: DocumentWithVersions; versionId: string; reading: Reading; passage: ReadingPassage | null };

export function useShown(documentId: string, versionId: string | null, passageId: string | null): Shown {
  const document = useQuery(documentQuery(documentId));
  const wanted = passageId === null ? versionId : versionOf(passageId);
  const shownId = wanted ?? document.data?.current?.id ?? null;
  const version = document.data?.versions.find(({ id }) => id === shownId) ?? document.data?.newest;
  const isUnread = version !== undefined && (shownId === null || isBeingRead(version) || version.state === "failed");
  const reading = useQuery({ ...readingQuery(shownId ?? ""), enabled: shownId !== null && document.isSuccess && !isUnread });

  const refusal = [document.error, reading.error].find(isRefused);
  if (refusal !== undefined) return { kind: refusal.code === DELETED ? "deleted" : "unreadable" };
  if (document.data !== undefined && version !== undefined && isUnread) {
    return { kind: "unread", document: document.data, version };
  }
  if (document.data !== undefined && reading.data !== undefined && shownId !== null) {
    const number = passageId === null ? null : numberOf(passageId);
    const passage = reading.data.passages.find((each) => each.number === number) ?? null;
    return { kind: "open", document: document.data, versionId: shownId, reading: reading.data, passage };
  }
  const failed = [document, reading].find(({ isError }) => isError);
  if (failed !== undefined) return { kind: "failed", error: failed.error, retry: () => void failed.refetch() };
  return { kind: "loading" };
}
