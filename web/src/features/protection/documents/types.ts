// What the server says of a document to protect and of its copy, in its own words (api/schema.d.ts). Used by the folder.
import type { components } from "../../../api/schema";

type Schemas = components["schemas"];

export type ProtectedDocument = Schemas["ProtectedDocumentView"];
export type ProtectedDocuments = Schemas["ProtectedDocumentList"];
export type Report = Schemas["DocumentReportView"];
/** A kind of thing that was taken out of the copy, or left in it for the person to look at. */
export type Note = Schemas["AsideView"];
/** `written` as it stands in the copy, "[PATIENT_1]", and the `value` of the original. */
export type Correspondence = Schemas["CorrespondenceView"];
