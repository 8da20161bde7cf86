// What it takes to show a document, for features that cite some without knowing the viewer: the app hands it to them.
// Provided by app/pages, read by features/chat; implemented by features/knowledge/viewer.
import { createContext, type ReactNode } from "react";

export type DocumentSource =
  /** A document of a knowledge base; `versionId` null: the version that serves now, or that of the passage. */
  | { kind: "base"; documentId: string; versionId: string | null }
  /** A document given in a conversation; `excerpt` of it was kept there, and is shown once the document is gone. */
  | { kind: "attachment"; attachmentId: string; excerpt: string };

export interface DocumentViewerProps {
  source: DocumentSource;
  /** `<version or attachment id>.<number>`: the document opens there, highlighted. */
  passageId: string | null;
  /** The passages of this document that are cited, among them `passageId`: one can go from one to the next. */
  cited: readonly string[];
  onPassage: (passageId: string) => void;
  /** Another version is to be read; null for the one that serves now. */
  onVersion: (versionId: string | null) => void;
  /** "page": it is the page. "panel": it stands beside a conversation, under its headings. */
  place: "page" | "panel";
}

export const ShowDocumentContext = createContext<(props: DocumentViewerProps) => ReactNode>(() => null);
