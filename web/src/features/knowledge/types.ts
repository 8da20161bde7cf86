// What the pages that keep bases hear and say, beside what every feature knows (api/knowledge.ts).
import type { KnowledgeDocument, OwnerKind } from "../../api/knowledge";
import type { DataClass } from "../../api/types";

export interface NewBase {
  name: string;
  description: string;
  owner: { kind: OwnerKind; establishment_id: string | null; department_id: string | null };
  data_class: DataClass;
  /** Principals: see readers/principals.ts. */
  readers: string[];
  responsible_id: string | null;
  review_on: string | null;
}

export type BaseChange = Partial<Omit<NewBase, "owner"> & { watched_folder: string | null }>;

export interface DocumentPage {
  items: KnowledgeDocument[];
  next: string | null;
  total: number;
  /** Of the whole base: still being read, failed, ready. */
  open: number;
  failed: number;
  ready: number;
}

export interface ReaderChoices {
  establishments: { id: string; name: string }[];
  departments: { id: string; name: string; establishment_id: string }[];
  professions: { code: string; french: string; english: string }[];
  roles: string[];
  people: { id: string; display_name: string }[];
}

export type ReportReason = "wrong" | "outdated" | "unclear" | "off_topic" | "other";

export interface Report {
  id: string;
  kind: "question" | "passage";
  question: string | null;
  reason: ReportReason | null;
  remark: string | null;
  document: string | null;
  document_id: string | null;
  page: number | null;
  person_name: string | null;
  created_at: string;
  handled: boolean;
}

export interface TestQuestion {
  id: string;
  question: string;
  expected: { id: string; name: string }[];
}

export interface TestRun {
  ran_at: string;
  questions: number;
  recall5: number;
  reciprocal_rank: number;
  trigger: "steward" | "reindex";
  /** Ids of the questions whose document was not among the first five. */
  missed: string[];
}

export interface Quality {
  asked: number;
  unanswered: number;
  themes: { theme: string; asked: number; unanswered: number }[];
  reports: Report[];
  overdue: { id: string; name: string; review_on: string }[];
  test: { questions: TestQuestion[]; runs: TestRun[] };
}
