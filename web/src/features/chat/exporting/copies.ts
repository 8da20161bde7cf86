// Puts an answer on the clipboard, formatted for Word and mail, or as text alone. Used by the items of this folder and by
// « Copier » under an answer.
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { CopiedAnswer, type CopiedAnswerProps } from "./CopiedAnswer";
import { plainTextOf } from "./plainText";

export interface Copy {
  html: string;
  text: string;
}

/** The answer as elements of no page, and their words. */
export function copyOf(answer: CopiedAnswerProps): Copy {
  const host = document.createElement("div");
  const root = createRoot(host);
  flushSync(() => root.render(createElement(CopiedAnswer, answer)));
  const copy = { html: host.innerHTML, text: plainTextOf(host) };
  // Not within a render of React's own, which would complain.
  queueMicrotask(() => root.unmount());
  return copy;
}

/** Both forms at once: whoever pastes takes the one that their program knows. Throws when the browser refuses. */
export async function putOnClipboard({ html, text }: Copy): Promise<void> {
  // Over plain http inside a hospital's network there is no clipboard object: the old way still works there.
  if ("clipboard" in navigator && window.isSecureContext && typeof ClipboardItem !== "undefined") {
    const kinds = { "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }) };
    await navigator.clipboard.write([new ClipboardItem(kinds)]);
    return;
  }
  putInTheOldWay({ html, text });
}

function putInTheOldWay({ html, text }: Copy): void {
  // A browser copies only where something is selected.
  const area = document.createElement("textarea");
  area.value = " ";
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", put);
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way outside a secure context
    if (!document.execCommand("copy")) throw new Error("copy refused");
  } finally {
    document.removeEventListener("copy", put);
    area.remove();
  }
}
