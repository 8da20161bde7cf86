// Fetches an exported document and hands it to the browser to keep. Used by ExportItems.
import { address, ApiError, failure, NETWORK_AWAY } from "../../../api/client";

export type ExportFormat = "docx" | "md";

/** The name under which it was kept. Throws ApiError. */
export async function exportFile(conversationId: string, format: ExportFormat, turnId: string | null): Promise<string> {
  const from = address(`/api/conversations/${conversationId}/export`, { format, turn_id: turnId });
  let response: Response;
  try {
    response = await fetch(from, { credentials: "same-origin" });
  } catch {
    throw new ApiError(0, NETWORK_AWAY, "");
  }
  if (!response.ok) throw await failure(response);
  const name = fileNameIn(response.headers.get("Content-Disposition") ?? "") ?? `conversation.${format}`;
  const place = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = place;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(place), 10_000);
  return name;
}

/** As RFC 6266 says: the name with its accents. */
export function fileNameIn(disposition: string): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  try {
    return encoded === undefined ? null : decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
