// Sends one file to a conversation, with its progress. Used by useUploads.
import type { Attachment } from "../../../api/types";
import { upload } from "../../../api/upload";

export function sendFile(
  conversationId: string,
  file: File,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  const form = new FormData();
  form.append("file", file);
  return upload(`/api/conversations/${conversationId}/attachments`, form, { onProgress, signal });
}
