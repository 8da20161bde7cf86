// The text of a document that was dropped into a field, read by the server as any other; the person then sees it before
// it is sent anywhere. Used by useTaskForm.
import { api } from "../../api/client";
import type { DocumentReading } from "../../api/knowledge";
import type { Attachment } from "../../api/types";
import { upload } from "../../api/upload";

const PLAIN = /\.(?:txt|text|md|markdown)$/i;

export function attach(conversationId: string, file: File): Promise<Attachment> {
  const form = new FormData();
  form.append("file", file);
  return upload(`/api/conversations/${conversationId}/attachments`, form, {
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
}

/** `conversation` makes the one in which the server reads it; the document does not stay there. */
export async function textOf(file: File, conversation: () => Promise<string>): Promise<string> {
  if (PLAIN.test(file.name)) {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    } catch {
      // Another encoding: the server tells which.
    }
  }
  const { id } = await attach(await conversation(), file);
  try {
    const { text } = await api.get<DocumentReading>(`/api/attachments/${id}/reading`);
    return text;
  } finally {
    await api.delete(`/api/attachments/${id}`).catch(() => undefined);
  }
}
