// Protection of personal data: what is found while a person writes, what they say of it, what a model was sent, what
// officers review. Used by the conversation pages and by the review page.
import { api } from "./client";
import type { DataClass, Page } from "./types";

export type PersonRole = "patient" | "relative" | "professional" | "unknown";

/** What was found at `text.slice(start, end)`, in UTF-16 code units. */
export interface Mark {
  start: number;
  end: number;
  label: string;
  name: string;
  role: PersonRole | null;
  private: boolean;
  /** Whether a person may let it through: never a number of care or a bank account. */
  allowable: boolean;
}

export interface Marks {
  marks: Mark[];
  data_class: DataClass;
  clinical: boolean;
}

export interface MarksRequest {
  text: string;
  conversation_id: string | null;
  missed: readonly string[];
  allowed: readonly string[];
}

export const readMarks = (asked: MarksRequest, signal: AbortSignal): Promise<Marks> =>
  api.post<Marks>("/api/protection/marks", asked, { signal });

export interface NewProtectionReport {
  kind: "missed" | "wrong";
  label: string;
  text: string;
  before: string;
  after: string;
}

export interface ProtectionReport extends NewProtectionReport {
  id: string;
  name: string;
  person_name: string | null;
  created_at: string;
  handled: boolean;
}

export interface ProtectionReports extends Page<ProtectionReport> {
  /** How many wait to be handled, whatever the filter. */
  open: number;
}

export const protectionReports = {
  send: (report: NewProtectionReport) => api.post("/api/protection/reports", report),
  read: (handled: boolean | null, after: string | null, signal: AbortSignal) =>
    api.get<ProtectionReports>("/api/protection/reports", {
      query: { handled: handled === null ? null : String(handled), after },
      signal,
    }),
  handle: (id: string) => api.post(`/api/protection/reports/${id}/handled`),
  remove: (id: string) => api.delete(`/api/protection/reports/${id}`),
};

/** What a person says of a conversation's texts: kept by it for good. */
export interface Learnt {
  missed: string[];
  allowed: string[];
}

export interface SentPassage {
  id: string;
  document: string | null;
  page: number | null;
  state: "readable" | "deleted" | "unreadable";
}

/** Replaced whatever anybody says: numbers of care, bank accounts, birth dates. The server holds the rule. */
export const NEVER_ALLOWED: ReadonlySet<string> = new Set(["nir", "ins", "ipp", "stay_number", "iban", "birth_date", "hidden"]);

/** Out of the group's rooms these go in no text, even of professional content; nor does what is a private person's. */
export const NUMBERED: ReadonlySet<string> = new Set([
  "nir", "ins", "ipp", "stay_number", "rpps", "adeli", "finess", "siret", "iban", "email", "phone", "hidden",
]);

export interface SentPiece {
  text: string;
  passage: SentPassage | null;
}

export interface SentPlaceholder {
  written: string;
  label: string;
  name: string;
  role: PersonRole | null;
  value: string;
}

/** What a model was sent for a turn, with what its placeholders stand for. */
export interface Sent {
  messages: { role: string; pieces: SentPiece[] }[];
  placeholders: SentPlaceholder[];
  /** False when a passage reads otherwise today than when it was sent. */
  exact: boolean;
  restored: number | null;
  invented: number | null;
}
