// Puts an answer on the clipboard, with the list of what it cites. Used by AnswerFooter.
import type { Passage } from "../../../api/types";

/** Throws when the browser refuses. */
export async function copyText(text: string): Promise<void> {
  // Over plain http inside a hospital's network there is no clipboard object: the old way still works there.
  if ("clipboard" in navigator && window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way outside a secure context
  const copied = document.execCommand("copy");
  area.remove();
  if (!copied) throw new Error("copy refused");
}

export function withSources(answer: string, cited: readonly Passage[], page: (page: number) => string): string {
  if (cited.length === 0) return answer;
  const lines = cited.map(
    (passage) => `[${passage.number}] ${passage.document}${passage.page === null ? "" : `, ${page(passage.page)}`}`,
  );
  return `${answer.trimEnd()}\n\n${lines.join("\n")}\n`;
}
