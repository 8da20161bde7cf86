// Knowledge bases, their documents and what is found in them: the server's words, and the calls that several features
// make. Read by features/knowledge, features/chat and features/home.
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { DataClass } from "./types";

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
  /** Principals; `readers_described` says each in words. */
  readers: string[];
  readers_described: { principal: string; label: string }[];
  responsible: { id: string; name: string } | null;
  review_on: string | null;
  review_overdue: boolean;
  watched_folder: string | null;
  /** Whether the person at work may change it. */
  managed: boolean;
  documents: number;
  /** Whether the rules allow its documents to be found by their sense too, and not by their words alone. */
  by_sense: boolean;
  updated_at: string;
}

export type VersionState = "waiting" | "scanning" | "parsing" | "searchable" | "ready" | "failed";

export interface DocumentVersion {
  id: string;
  number: number;
  file_name: string;
  media_type: string;
  bytes: number;
  state: VersionState;
  done: number;
  total: number;
  error: { code: string; sentence: string } | null;
  warnings: { code: string; count: number; sentence: string }[];
  pages: number | null;
  passages: number | null;
  vectors: number;
  created_at: string;
}

export interface KnowledgeDocument {
  id: string;
  base_id: string;
  name: string;
  folder: string;
  source: "upload" | "watched";
  /** The version that serves; null while the first one is read, or when it failed. */
  current: DocumentVersion | null;
  newest: DocumentVersion;
  versions: number;
  approved: boolean;
  approved_by: string | null;
  approved_at: string | null;
  review_on: string | null;
  review_overdue: boolean;
  updated_at: string;
  duplicates: { base_id: string; base_name: string; document_id: string; name: string }[];
}

/** One document alone comes with all its versions, the newest first. */
export type DocumentWithVersions = Omit<KnowledgeDocument, "versions"> & { versions: DocumentVersion[] };

/** Offsets count Unicode code points of `Reading.text`. */
export interface ReadingBlock {
  kind: "paragraph" | "heading" | "item" | "row";
  level: number | null;
  start: number;
  end: number;
  page: number | null;
  table: number | null;
  cells: [start: number, end: number][];
  is_header: boolean;
}

/** Parts of a page in ten-thousandths, from its bottom left corner. */
export type Rectangle = [left: number, bottom: number, right: number, top: number];

export interface ReadingPassage {
  number: number;
  page: number | null;
  start: number;
  end: number;
  rectangles: Rectangle[];
  heading_path: string[];
}

export interface Reading {
  document_id: string;
  document: string;
  base_id: string;
  base_name: string;
  version: number;
  current: boolean;
  media_type: string;
  pages: number | null;
  text: string;
  blocks: ReadingBlock[];
  passages: ReadingPassage[];
}

export interface KnownPassage {
  id: string;
  document: string;
  document_id: string;
  base_id: string;
  base_name: string;
  version: number;
  current: boolean;
  page: number | null;
  heading_path: string[];
  text: string;
  approved: boolean;
  review_on: string | null;
  review_overdue: boolean;
}

/** A citation looked up under today's rights: what may no longer be read carries nothing but its id. */
export type ResolvedPassage =
  | ({ state: "readable" } & KnownPassage)
  | { state: "deleted" | "unreadable"; id: string };

export interface PassageFound extends KnownPassage {
  highlights: [start: number, end: number][];
  score: number;
  duplicates: number;
}

export interface SearchQuestion {
  question: string;
  base_ids?: string[];
  establishment_id?: string;
  media_types?: string[];
  since?: string;
  until?: string;
  limit?: number;
}

export interface SearchAnswer {
  passages: PassageFound[];
  /** `first` and `second` are places in `passages`, from 0. */
  contradictions: { first: number; second: number; first_sentence: string; second_sentence: string }[];
  relevant: boolean;
  by_sense: boolean;
  milliseconds: number;
}

export interface NewReport {
  base_id: string;
  kind: "question" | "passage";
  question?: string;
  reason?: string;
  remark?: string;
  passage_id?: string;
}

/** Invalidate this when a base is made, changed or removed. */
export const basesKey = ["bases"] as const;

export const basesQuery = queryOptions({
  queryKey: basesKey,
  queryFn: ({ signal }) => api.get<Base[]>("/api/knowledge/bases", { signal }),
  staleTime: 60_000,
});

/** `passage_id` is `<version id>.<number>`: it keeps its meaning when the document has a newer version. */
export function versionOf(passageId: string): string {
  return passageId.slice(0, passageId.lastIndexOf("."));
}

export function numberOf(passageId: string): number {
  return Number(passageId.slice(passageId.lastIndexOf(".") + 1));
}

export function sendReport(report: NewReport): Promise<unknown> {
  return api.post("/api/knowledge/reports", report);
}
