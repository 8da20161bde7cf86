// A document given in a conversation, and which of its passages is highlighted. Used by DocumentViewer.
import { useQuery } from "@tanstack/react-query";
import { attachedAddress, attachedReadingQuery, isRefused } from "./queries";
import { viewedAttachment, type Shown } from "./shown";

export function useAttachment(attachmentId: string, passageId: string | null, excerpt: string): Shown {
  const { data, error, refetch } = useQuery(attachedReadingQuery(attachmentId));
  if (isRefused(error)) return { kind: "removed", excerpt };
  if (data !== undefined) {
    return { kind: "open", viewed: viewedAttachment(attachmentId, attachedAddress(attachmentId), data, passageId) };
  }
  if (error !== null) return { kind: "failed", error, retry: () => void refetch() };
  return { kind: "loading" };
}
