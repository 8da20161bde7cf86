// Puts an answer on the clipboard, with the list of what it cites. Used by CopyAnswer and exporting/useCopies.
import type { Source } from "../sources/useSources";

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

export function withSources(
  answer: string,
  cited: readonly Source[],
  nameOf: (source: Source) => string,
  page: (page: number) => string,
): string {
  if (cited.length === 0) return answer;
  return `${answer.trimEnd()}\n\n${sourceLines(cited, nameOf, page).join("\n")}\n`;
}

export function sourceLines(
  cited: readonly Source[],
  nameOf: (source: Source) => string,
  page: (page: number) => string,
): string[] {
  return cited.map((source) => {
    // A source that may no longer be read has no name, and its page tells nothing either.
    const where = source.page === null || source.document === "" ? "" : `, ${page(source.page)}`;
    return `[${source.number}] ${nameOf(source)}${where}`;
  });
}
