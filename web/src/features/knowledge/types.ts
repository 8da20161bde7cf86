// What the pages that keep bases hear and say, beside what every feature knows (api/knowledge.ts): the names of the
// server's own types.
import type { components } from "../../api/schema";

type Schemas = components["schemas"];

export type NewBase = Schemas["NewBaseBody"];
export type BaseChange = Partial<Schemas["ChangedBaseBody"]>;
export type DocumentChange = Partial<Schemas["ChangedDocumentBody"]>;
export type DocumentPage = Schemas["DocumentList"];
export type ReaderChoices = Schemas["ReaderList"];

export type Quality = Schemas["QualityView"];
export type Report = Schemas["ReportView"];
export type TestRun = Schemas["TestRunView"];
export type NewQuestion = Schemas["NewQuestionBody"];
