// A document as the viewer shows it, whatever keeps it, or why it is not shown. Pure; made by useVersion and
// useAttachment, read by DocumentViewer and ViewerHead.
import { numberOf, type DocumentReading, type DocumentVersion, type DocumentWithVersions, type Reading, type ReadingPassage } from "../../../api/knowledge";
import { originalAddress } from "./queries";

export interface ViewedDocument {
  /** A version's id, or an attachment's. */
  id: string;
  /** The address of the file as it was given, and the name that it had. */
  original: string;
  fileName: string;
  reading: DocumentReading;
  /** The cited one; null when none was asked for, or it is not there. */
  passage: ReadingPassage | null;
  /** What its knowledge base says of it; an attachment has none. */
  standing: Standing | null;
}

export interface Standing {
  documentId: string;
  baseName: string;
  version: number;
  /** null: the version is no longer listed. */
  since: string | null;
  approved: boolean;
  /** The number of the version that serves, when it is not this one. */
  newer: number | null;
  /** The day by which it was to be read again, once that is past. */
  overdueSince: string | null;
}

export type Shown =
  | { kind: "loading" }
  | { kind: "deleted" | "unreadable" }
  /** An attachment that was taken out of its conversation, which kept this of it. */
  | { kind: "removed"; excerpt: string }
  | { kind: "failed"; error: unknown; retry: () => void }
  /** Given, but not read yet, or not legible at all. */
  | { kind: "unread"; document: DocumentWithVersions; version: DocumentVersion }
  | { kind: "open"; viewed: ViewedDocument };

export function viewedVersion(document: DocumentWithVersions, versionId: string, reading: Reading, passageId: string | null): ViewedDocument {
  const version = document.versions.find(({ id }) => id === versionId);
  return {
    id: versionId,
    original: originalAddress(versionId),
    fileName: version?.file_name ?? reading.document,
    reading,
    passage: passageOf(reading, passageId),
    standing: {
      documentId: document.id,
      baseName: reading.base_name,
      version: reading.version,
      since: version?.created_at ?? null,
      approved: document.approved && reading.current,
      newer: reading.current ? null : (document.current?.number ?? null),
      overdueSince: document.review_overdue ? document.review_on : null,
    },
  };
}

export function viewedAttachment(id: string, original: string, reading: DocumentReading, passageId: string | null): ViewedDocument {
  return { id, original, fileName: reading.document, reading, passage: passageOf(reading, passageId), standing: null };
}

function passageOf(reading: DocumentReading, passageId: string | null): ReadingPassage | null {
  const number = passageId === null ? null : numberOf(passageId);
  return reading.passages.find((each) => each.number === number) ?? null;
}
