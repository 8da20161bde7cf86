// Which version of a base's document is read, and which of its passages is highlighted. Used by DocumentViewer.
import { useQuery } from "@tanstack/react-query";
import { versionOf } from "../../../api/knowledge";
import { DELETED, documentQuery, isBeingRead, isRefused, readingQuery } from "./queries";
import { viewedVersion, type Shown } from "./shown";

export function useVersion(documentId: string, versionId: string | null, passageId: string | null): Shown {
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
    return { kind: "open", viewed: viewedVersion(document.data, shownId, reading.data, passageId) };
  }
  const failed = [document, reading].find(({ isError }) => isError);
  if (failed !== undefined) return { kind: "failed", error: failed.error, retry: () => void failed.refetch() };
  return { kind: "loading" };
}
