// Sends one file to a conversation, with its progress. Used by useUploads.
import type { Attachment } from "../../../api/types";
import { upload } from "../../../api/upload";

export const ACCEPTED = ".pdf,.txt,.md,.text,.markdown,application/pdf,text/plain,text/markdown";

const ACCEPTED_NAME = /\.(?:pdf|txt|text|md|markdown)$/i;
const ACCEPTED_TYPE = /^(?:application\/pdf|text\/(?:plain|markdown|x-markdown))$/;

/** Said before sending, to spare the wait; the server looks at the content and decides. */
export function isAccepted(file: File): boolean {
  return ACCEPTED_TYPE.test(file.type) || ACCEPTED_NAME.test(file.name);
}

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
