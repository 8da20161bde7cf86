// What the server says and hears, under the names that pages use. schema.d.ts is generated from its OpenAPI
// description (`make docs`): what the server changes becomes a type error here. Written by hand: the events of a
// turn, which travel in a stream, and the few texts that OpenAPI knows only as strings.
import type { components } from "./schema";

type Schemas = components["schemas"];
/** The server always writes a field that has a default; OpenAPI calls it optional. */
type Said<Name extends keyof Schemas> = Required<Schemas[Name]>;
type Heard<Name extends keyof Schemas> = Schemas[Name];

export type Language = "fr" | "en";
export type DataClass = Schemas["DataClass"];
export type Hosting = Schemas["Hosting"];
export type Verdict = Schemas["Verdict"];
export type Role = Schemas["Role"];
export type Engine = Schemas["EngineKind"];

export const DATA_CLASSES: readonly DataClass[] = ["public", "internal", "personal", "health"];
export const HOSTINGS: readonly Hosting[] = ["on_site", "hds", "eu", "elsewhere"];
export const VERDICTS: readonly Verdict[] = ["as_is", "pseudonymised", "refused"];

export type Fact = string | number | boolean | null | string[] | Record<string, string>[];
export type Facts = Record<string, Fact>;

export type RoleHeld = Said<"RoleBody">;
export type SessionPerson = Omit<Said<"SessionPersonBody">, "language"> & { language: Language };
export type Session = Omit<Said<"SessionBody">, "person"> & { person: SessionPerson | null };
export type DemonstrationAccount = Said<"DemonstrationAccountBody">;
export type DemonstrationDocument = Said<"DemonstrationDocument">;
export type NewGroup = Heard<"NewGroupBody">;

export type Establishment = Said<"EstablishmentBody">;
export type Department = Said<"DepartmentBody">;
export type Profession = Said<"ProfessionBody">;
export type PersonGrant = Said<"GrantBody">;
export type Person = Omit<Said<"PersonBody">, "language"> & { language: Language };
export type NewPerson = Heard<"NewPersonBody">;
export type Invited = Omit<Said<"InvitedBody">, "person"> & { person: Person };

export interface Page<Item> {
  items: Item[];
  /** Given back as `after` to read on; null at the end. */
  next: string | null;
}

export type LanguageModel = Said<"ModelView">;
export type ServerModels = Said<"ServerModels">;
export type Quota = Said<"QuotaView">;
export type PolicyMatrix = Omit<Said<"PolicyView">, "matrix"> & {
  matrix: Record<DataClass, Record<Hosting, Verdict>>;
};
export type AuditRecord = Said<"AuditItem">;
export type AuditRecords = Said<"AuditPage">;
export type FaultKind = Schemas["FaultKind"];
export type AuditVerification = Said<"AuditVerification">;

export type ConversationSummary = Said<"ConversationLine">;
export type SnippetPiece = Said<"SnippetPiece">;
/** `complete`: false when a search has not read every conversation yet; asked again, it reads on. */
export type ConversationsFound = Page<ConversationSummary> & { complete: boolean; approximate: boolean };
export type PlacedConversation = Heard<"PlacedConversation">;
export type ConversationChange = Heard<"ConversationChange">;
export type Folder = Said<"FolderView">;
export type Attachment = Said<"Attachment">;
export type NewTurn = Heard<"Ask">;
export type Conversation = Omit<Said<"ConversationView">, "turns"> & { turns: Turn[] };
export type Turn = Omit<Said<"TurnView">, "state" | "events" | "kind" | "comparison"> & {
  state: "running" | "finished" | "failed";
  events: TurnEvent[];
  kind: "question" | "summary";
  parent_id: string | null;
  /** The turns of the same parent, itself among them, in order. */
  branches: string[];
  /** Of the last turn of the path: those that were asked the same thing at once, itself or not among them. */
  comparison: { id: string; turns: Turn[]; sides: string[] } | null;
};

export interface Passage {
  number: number;
  passage_id: string;
  document_id: string;
  /**
   * Of a knowledge base, and then without name and words, which are asked for each time they are shown; null or left
   * out of attachments.
   */
  base_id?: string | null;
  document: string;
  page: number | null;
  excerpt: string;
}

/** A part of the answer to be checked, in UTF-16 code units; no passage: it is found in none. Meanings are not compared. */
export interface FactToCheck {
  at: number;
  length: number;
  kind: "number" | "dose" | "drug" | "date";
  written: string;
  passages: number[];
}

export interface Alternative {
  model_id: string;
  name: string;
  hosting: Hosting;
}

/** One thing that happened in a turn. `at` counts UTF-16 code units: `answer = answer.slice(0, at) + text`. */
export type TurnEvent = { seq: number } & (
  | { type: "turn_started"; turn_id: string; model_id: string; model_name: string; hosting: Hosting }
  | { type: "passages_found"; passages: Passage[] }
  | {
      type: "protection_applied";
      data_class: DataClass;
      protected: number;
      found: { label: string; count: number }[];
      obligation: "as_is" | "minimised" | "protected";
    }
  /** Once the answer is there and something was protected: placeholders put back, and those that the model made up. */
  | { type: "placeholders_restored"; restored: number; invented: number }
  | { type: "text_delta"; at: number; text: string }
  | { type: "citation_added"; number: number; passage_id: string; at: number }
  | { type: "citation_rejected"; number: number; at: number }
  /** Before the text, when earlier exchanges stay out of what the model is given, or a summary stands for them. */
  | { type: "history_fitted"; kept: number; left_out: number; first_turn_id: string | null; summarised: boolean }
  /** Numbers of passages that say the same thing with other figures, or the other way round. */
  | { type: "contradictions_found"; pairs: { first: number; second: number }[] }
  /** A sentence that leant on numbers which no passage bears, in UTF-16 code units of the whole answer. */
  | { type: "unsupported_sentence"; at: number; length: number }
  | { type: "facts_to_check"; facts: FactToCheck[] }
  | {
      type: "fallback_used";
      from_model: string;
      to_model: string;
      to_model_name: string;
      hosting: Hosting;
      reason: string;
    }
  | {
      type: "footprint_measured";
      prompt_tokens: number;
      completion_tokens: number;
      /** The model's server counted nothing: the counts are ours, from the length of the texts. */
      tokens_estimated: boolean;
      seconds: number;
      energy_wh_min: number;
      energy_wh_max: number;
      grams_co2e_min: number;
      grams_co2e_max: number;
    }
  /** `truncated`: the model stopped because its answer became too long. Answers of an earlier version do not say. */
  | { type: "turn_finished"; reason: "stop" | "length" | "stopped_by_person" | "abstained"; truncated?: boolean }
  | {
      type: "turn_failed";
      code: string;
      sentence: string;
      facts: Facts;
      partial: boolean;
      alternatives: Alternative[];
    }
);
