// Sends files with their progress: XMLHttpRequest, because fetch tells nothing of an upload's way. Used by features
// that take documents in; everything else goes through client.ts.
import { ApiError, csrfHeaders, NETWORK_AWAY, UNREADABLE } from "./client";
import type { Facts } from "./types";

export interface UploadOptions {
  method?: "POST" | "PUT";
  /** From 0 to 1; at 1 the server has everything and works on it. */
  onProgress: (fraction: number) => void;
  signal: AbortSignal;
}

/** Refused as `ApiError`, given up as `AbortError`: as the calls of client.ts. */
export function upload<Answer>(
  path: string,
  form: FormData,
  { method = "POST", onProgress, signal }: UploadOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader("Accept", "application/json");
    for (const [name, value] of Object.entries(csrfHeaders())) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      const answer = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as Answer);
      else reject(refusal(request.status, answer));
    });
    request.addEventListener("error", () => reject(new ApiError(0, NETWORK_AWAY, "")));
    request.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    signal.addEventListener("abort", () => request.abort());
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

function refusal(status: number, answer: unknown): ApiError {
  const said = (answer ?? {}) as { code?: unknown; sentence?: unknown; facts?: Facts };
  if (typeof said.code !== "string") return new ApiError(status, UNREADABLE, "");
  return new ApiError(status, said.code, typeof said.sentence === "string" ? said.sentence : "", said.facts ?? {});
}
