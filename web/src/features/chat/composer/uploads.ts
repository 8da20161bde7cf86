// Sends one file to a conversation, with its progress: XMLHttpRequest, because fetch tells nothing of an upload's way.
// Used by useUploads.
import { ApiError, csrfHeaders, NETWORK_AWAY, UNREADABLE } from "../../../api/client";
import type { Attachment, Facts } from "../../../api/types";

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
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/conversations/${conversationId}/attachments`);
    request.setRequestHeader("Accept", "application/json");
    for (const [name, value] of Object.entries(csrfHeaders())) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      const answer = parsed(request.responseText);
      if (request.status === 201 || request.status === 200) resolve(answer as Attachment);
      else reject(errorOf(request.status, answer));
    });
    request.addEventListener("error", () => reject(new ApiError(0, NETWORK_AWAY, "")));
    request.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function errorOf(status: number, answer: unknown): ApiError {
  const said = (answer ?? {}) as { code?: unknown; sentence?: unknown; facts?: Facts };
  if (typeof said.code !== "string") return new ApiError(status, UNREADABLE, "");
  return new ApiError(status, said.code, typeof said.sentence === "string" ? said.sentence : "", said.facts ?? {});
}
