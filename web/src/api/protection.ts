// Protection of personal data: what is found while a person writes, what they say of it, what a model was sent, what
// officers review. Used by the conversation pages and by the review page.
import { api } from "./client";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Label = Schemas["Label"];
export type PersonRole = Schemas["PersonRole"];

/** What was found at `text.slice(start, end)`, in UTF-16 code units. */
export type Mark = Schemas["MarkView"];
export type Marks = Schemas["MarksView"];

export interface MarksRequest {
  text: string;
  conversation_id: string | null;
  missed: readonly string[];
  allowed: readonly string[];
}

export const readMarks = (asked: MarksRequest, signal: AbortSignal): Promise<Marks> =>
  api.post<Marks>("/api/protection/marks", asked, { signal });

export type NewProtectionReport = Schemas["MarkReportBody"];
export type ProtectionReport = Schemas["MarkReportView"];
export type ProtectionReports = Schemas["MarkReportList"];

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
export type Learnt = Required<Schemas["MarksGiven"]>;

/** What a model was sent for a turn, with what its placeholders stand for. */
export type Sent = Schemas["SentView"];
export type SentPiece = Schemas["SentPieceView"];
export type SentPlaceholder = Schemas["SentPlaceholderView"];

/** Replaced whatever anybody says: numbers of care, bank accounts, birth dates. The server holds the rule. */
export const NEVER_ALLOWED: ReadonlySet<Label> = new Set<Label>(["nir", "ins", "ipp", "stay_number", "iban", "birth_date", "hidden"]);

/** Out of the group's rooms these go in no text, even of professional content; nor does what is a private person's. */
export const NUMBERED: ReadonlySet<Label> = new Set<Label>([
  "nir", "ins", "ipp", "stay_number", "rpps", "adeli", "finess", "siret", "iban", "email", "phone", "hidden",
]);
