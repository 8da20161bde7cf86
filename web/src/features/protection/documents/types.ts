// What the server says of a document to protect, and of the copy that it made. Used by the whole folder.

export type State = "waiting" | "working" | "ready" | "failed";

/** A kind of thing that was taken out of the copy, or left in it for the person to look at. */
export interface Note {
  what: string;
  count: number;
  /** In the person's language. */
  sentence: string;
}

export interface Correspondence {
  /** As it stands in the copy: "[PATIENT_1]". */
  written: string;
  label: string;
  /** The label in words. */
  name: string;
  role: string | null;
  value: string;
}

export interface Report {
  replaced: { label: string; name: string; count: number }[];
  /** How many different people were found. */
  people: number;
  removed: Note[];
  left: Note[];
  /** Another program has read the copy and looked for the values that were replaced. */
  check: { extractor: string; values_found: number };
  correspondences: Correspondence[];
}

export interface ProtectedDocument {
  id: string;
  name: string;
  media_type: string;
  bytes: number;
  state: State;
  done: number;
  /** 0 until the size of the work is known. */
  total: number;
  /** Of a ready one. */
  report: Report | null;
  /** Of a failed one, in the person's language. */
  error: { code: string; sentence: string } | null;
  created_at: string;
  expires_at: string;
}

export interface ProtectedDocuments {
  items: ProtectedDocument[];
}
