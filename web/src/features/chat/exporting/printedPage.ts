// Has the browser print a document that the server made, in a frame that runs nothing. Used by usePrint.
import { address, ApiError, failure, NETWORK_AWAY } from "../../../api/client";

/** One at a time: where a browser never tells that it has printed, the frame goes away with the next one. */
const FRAME = "colombage-printed";

/** Once the browser shows its own dialog. Throws ApiError. */
export async function printConversation(conversationId: string, turnId: string | null): Promise<void> {
  const from = address(`/api/conversations/${conversationId}/export`, { format: "html", turn_id: turnId });
  let response: Response;
  try {
    response = await fetch(from, { credentials: "same-origin" });
  } catch {
    throw new ApiError(0, NETWORK_AWAY, "");
  }
  if (!response.ok) throw await failure(response);
  await print(await response.text());
}

/** Whole in itself and without a script; the sandbox lets none run, whatever stands in it, and opens the dialog alone. */
function print(html: string): Promise<void> {
  document.getElementById(FRAME)?.remove();
  const frame = document.createElement("iframe");
  frame.id = FRAME;
  frame.setAttribute("sandbox", "allow-same-origin allow-modals");
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  // Not hidden: some browsers print nothing of what is not laid out.
  frame.style.cssText = "position:fixed;inset-inline-end:0;inset-block-end:0;width:1px;height:1px;border:0;opacity:0;pointer-events:none";
  frame.srcdoc = html;
  return new Promise((resolve) => {
    frame.addEventListener(
      "load",
      () => {
        frame.contentWindow?.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
        frame.contentWindow?.focus();
        frame.contentWindow?.print();
        resolve();
      },
      { once: true },
    );
    document.body.append(frame);
  });
}
