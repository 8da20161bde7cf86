// What kind of document a type is, and what its pages are called. Used by the rows of documents.
const KINDS: Record<string, Kind> = {
  "application/pdf": "pdf",
  "text/plain": "text",
  "text/markdown": "markdown",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
  "application/vnd.oasis.opendocument.text": "odt",
  "text/html": "html",
  "message/rfc822": "eml",
};

export type Kind = "pdf" | "text" | "markdown" | "docx" | "xlsx" | "pptx" | "odt" | "html" | "eml";

export function kindOf(mediaType: string): Kind | null {
  return KINDS[mediaType] ?? null;
}

export function pagesAre(mediaType: string): "pages" | "slides" | "sheets" {
  const kind = kindOf(mediaType);
  if (kind === "pptx") return "slides";
  return kind === "xlsx" ? "sheets" : "pages";
}
