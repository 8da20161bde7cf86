// Knowledge bases, their documents and what is found in them: the server's words, and the calls that several features
// make. Read by features/knowledge, features/chat and features/home.
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type OwnerKind = Schemas["OwnerKind"];
export type BaseOwner = Schemas["OwnerView"];
export type Base = Schemas["BaseView"];

export type VersionState = Schemas["VersionState"];
export type DocumentVersion = Schemas["VersionView"];
export type KnowledgeDocument = Schemas["DocumentView"];
/** One document alone comes with all its versions, the newest first. */
export type DocumentWithVersions = Schemas["DocumentWithVersions"];

/** Offsets count Unicode code points of its text. */
export type DocumentReading = Schemas["DocumentReading"];
/** Of a version in a knowledge base. */
export type Reading = Schemas["ReadingView"];
export type ReadingBlock = Schemas["BlockView"];
export type ReadingPassage = Schemas["ReadPassageView"];
/** Left, bottom, right, top: parts of a page in ten-thousandths, from its bottom left corner. */
export type Rectangle = ReadingPassage["rectangles"][number];

/** A citation looked up under today's rights: what may no longer be read carries nothing but its id. */
export type KnownPassage = Schemas["ReadablePassage"];
export type ResolvedPassage = KnownPassage | Schemas["LostPassage"];

export type PassageFound = Schemas["FoundPassageView"];
/** `first` and `second` of a contradiction are places in `passages`, from 0. */
export type SearchAnswer = Schemas["SearchView"];
export type SearchQuestion = Partial<Schemas["SearchBody"]> & { question: string };
export type NewReport = Schemas["ReportBody"];
export type ReportReason = Schemas["ReportReason"];

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
