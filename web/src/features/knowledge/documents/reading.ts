// How far the reading of a version has come, as the list shows it. Pure; used by ReadingState.
import type { DocumentVersion, KnowledgeDocument } from "../../../api/knowledge";

export type Reading =
  | { step: "waiting" }
  | { step: "scanning" }
  | { step: "ready" }
  | { step: "failed" }
  | { step: "pages"; done: number; total: number }
  /** Their sense is computed; the document is found by its words already. */
  | { step: "passages"; done: number; total: number };

export function readingOf(version: DocumentVersion): Reading {
  switch (version.state) {
    case "parsing":
      return { step: "pages", done: Math.min(version.done, version.total), total: version.total };
    case "searchable": {
      const total = version.passages ?? 0;
      return { step: "passages", done: Math.min(version.vectors, total), total };
    }
    default:
      return { step: version.state };
  }
}

export function isOpen(document: KnowledgeDocument): boolean {
  return document.newest.state !== "ready" && document.newest.state !== "failed";
}

/** The version whose facts are shown: the one that serves, or the only one there is. */
export function shownVersion(document: KnowledgeDocument): DocumentVersion {
  return document.current ?? document.newest;
}

/** Whether a newer version than the one that serves is being read, or could not be. */
export function isBehind(document: KnowledgeDocument): boolean {
  return document.current !== null && document.current.id !== document.newest.id;
}
