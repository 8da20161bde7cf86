// What the server says of knowledge bases, their documents and how well they serve. Used by every page of the feature.
import type { DataClass } from "../../api/types";

export type OwnerKind = "group" | "establishment" | "department" | "person";

export interface BaseOwner {
  kind: OwnerKind;
  establishment_id: string | null;
  establishment_name: string | null;
  department_id: string | null;
  department_name: string | null;
}

export interface Base {
  id: string;
  name: string;
  description: string;
  owner: BaseOwner;
  data_class: DataClass;
  /** Principals: see readers/principals.ts. */
  readers: string[];
  responsible: { id: string; name: string } | null;
  review_on: string | null;
  review_overdue: boolean;
  watched_folder: string | null;
  /** Whether the person who asks may change it. */
  managed: boolean;
  documents: number;
  /** Whether the rules let vectors be made for its class: by its words alone otherwise. */
  by_sense: boolean;
  updated_at: string;
}

export interface NewBase {
  name: string;
  description: string;
  owner: { kind: OwnerKind; establishment_id: string | null; department_id: string | null };
  data_class: DataClass;
  readers: string[];
  responsible_id: string | null;
  review_on: string | null;
}

export type BaseChange = Partial<Omit<NewBase, "owner"> & { watched_folder: string | null }>;

/** `searchable`: found by its words already; `ready`: by its sense too, or as far as the rules let it. */
export type VersionState = "waiting" | "scanning" | "parsing" | "searchable" | "ready" | "failed";

export interface ReadingWarning {
  code: string;
  count: number;
  sentence: string;
}

export interface Version {
  id: string;
  number: number;
  file_name: string;
  media_type: string;
  bytes: number;
  state: VersionState;
  /** Pages while it is read, passages while its vectors are made. */
  done: number;
  total: number;
  error: { code: string; sentence: string } | null;
  warnings: ReadingWarning[];
  pages: number | null;
  passages: number | null;
  vectors: number;
  created_at: string;
}

export interface Duplicate {
  base_id: string;
  base_name: string;
  document_id: string;
  name: string;
}

export interface KnowledgeDocument {
  id: string;
  base_id: string;
  name: string;
  /** Where it stood in the dropped folder: "Protocoles/2026", empty at the top. */
  folder: string;
  source: "upload" | "watched";
  /** The version that serves; null until a first one could be read. */
  current: Version | null;
  /** The one given last, which may still be read or have failed. */
  newest: Version;
  versions: number;
  approved: boolean;
  approved_by: string | null;
  approved_at: string | null;
  review_on: string | null;
  review_overdue: boolean;
  updated_at: string;
  /** The same content elsewhere, where the person reads it. */
  duplicates: Duplicate[];
}

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
