// What the server says and hears (JSON under /api). Used by every feature.
// The server's OpenAPI description is the truth; schema.d.ts is generated from it.

export type Language = "fr" | "en";
export type DataClass = "public" | "internal" | "personal" | "health";
export type Hosting = "on_site" | "hds" | "eu" | "elsewhere";
export type Verdict = "as_is" | "pseudonymised" | "refused";
export type Role = "professional" | "steward" | "officer" | "auditor" | "group_administrator";
export type Engine = "extractive" | "openai" | "demonstration";

export const DATA_CLASSES: readonly DataClass[] = ["public", "internal", "personal", "health"];
export const HOSTINGS: readonly Hosting[] = ["on_site", "hds", "eu", "elsewhere"];
export const VERDICTS: readonly Verdict[] = ["as_is", "pseudonymised", "refused"];
export const ROLES: readonly Role[] = ["professional", "steward", "officer", "auditor", "group_administrator"];

export type Fact = string | number | boolean | null | string[] | Record<string, string>[];
export type Facts = Record<string, Fact>;

export interface RoleHeld {
  role: Role;
  establishment_id: string | null;
  establishment_name: string | null;
}

export interface SessionPerson {
  id: string;
  display_name: string;
  login: string;
  language: Language;
  establishment_id: string | null;
  establishment_name: string | null;
  department_name: string | null;
  profession: string | null;
  roles: RoleHeld[];
}

export interface Session {
  state: "first_use" | "signed_out" | "signed_in";
  csrf_token: string | null;
  demonstration: boolean;
  group_name: string | null;
  person: SessionPerson | null;
  /** What did not work although the session began; only in answers to the first use. */
  notice?: string | null;
}

export interface DemonstrationAccount {
  login: string;
  display_name: string;
  profession: string | null;
  establishment_name: string | null;
  roles: RoleHeld[] | Role[];
  password: string;
}

export interface ModelServer {
  address: string;
  api_key: string;
  hosting: Hosting;
}

export interface NewGroup {
  token: string;
  group_name: string;
  establishment_name: string;
  administrator: { display_name: string; login: string; password: string };
  model_server: ModelServer | null;
}

export interface ModelServerTest {
  ok: boolean;
  models: string[];
  sentence: string;
}

export interface Establishment {
  id: string;
  name: string;
  city: string | null;
  kind: string | null;
  is_support: boolean;
  active: boolean;
}

export interface Department {
  id: string;
  establishment_id: string;
  name: string;
  active: boolean;
}

export interface Profession {
  code: string;
  french: string;
  english: string;
  active: boolean;
}

export interface PersonGrant {
  id: string;
  role: Role;
  establishment_id: string | null;
}

export interface Person {
  id: string;
  display_name: string;
  login: string;
  establishment_id: string | null;
  establishment_name: string | null;
  department_id: string | null;
  department_name: string | null;
  profession: string | null;
  language: Language;
  active: boolean;
  grants: PersonGrant[];
}

export interface NewPerson {
  display_name: string;
  login: string;
  establishment_id: string;
  department_id: string | null;
  profession: string | null;
  language: Language;
}

export type PersonChanges = Partial<NewPerson> & { active?: boolean };

export interface Invited {
  person: Person;
  invitation_link: string;
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export interface LanguageModel {
  id: string;
  name: string;
  purpose_fr: string;
  purpose_en: string;
  hosting: Hosting;
  highest_class: DataClass;
  engine: Engine;
  demonstration: boolean;
  warning_fr: string | null;
  warning_en: string | null;
  state: "ready" | "unavailable";
  context_tokens: number;
  languages: string[];
  price: { per_million_input: number; per_million_output: number } | null;
  is_default: boolean;
}

export interface Quota {
  limit_tokens: number;
  used_tokens: number;
  day: string;
}

export interface ConversationSummary {
  id: string;
  title: string | null;
  updated_at: string;
  data_class: DataClass;
}

export interface Attachment {
  id: string;
  name: string;
  media_type: string;
  pages: number | null;
  bytes: number;
  passages: number;
}

export interface Passage {
  number: number;
  passage_id: string;
  document_id: string;
  document: string;
  page: number | null;
  excerpt: string;
}

export interface PassageText {
  text: string;
  page: number | null;
  document: string;
  before: string | null;
  after: string | null;
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
      obligation: "as_is" | "protected";
    }
  | { type: "text_delta"; at: number; text: string }
  | { type: "citation_added"; number: number; passage_id: string; at: number }
  | { type: "citation_rejected"; number: number; at: number }
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
  | { type: "turn_finished"; reason: "stop" | "length" | "stopped_by_person" | "abstained" }
  | {
      type: "turn_failed";
      code: string;
      sentence: string;
      facts: Facts;
      partial: boolean;
      alternatives: Alternative[];
    }
);

export interface Turn {
  id: string;
  question: string;
  declared_class: DataClass;
  model_id: string;
  attachments: string[];
  state: "running" | "finished" | "failed";
  created_at: string;
  last_seq: number;
  events: TurnEvent[];
}

export interface Conversation {
  id: string;
  title: string | null;
  created_at: string;
  attachments: Attachment[];
  turns: Turn[];
}

export interface NewTurn {
  text: string;
  model_id: string;
  declared_class: DataClass;
  attachment_ids: string[];
  corrections: string[];
}

export interface AuditRecord {
  seq: number;
  at: string;
  kind: string;
  subject: string;
  facts: Record<string, unknown>;
  person: { display_name: string } | null;
}

export interface AuditPage {
  items: AuditRecord[];
  /** Given back as `before` to read on; null at the end. */
  next: number | null;
}

export interface AuditVerification {
  ok: boolean;
  rows: number;
  head: string;
  fault: { kind: string; seq: number } | null;
  signed_heads: number;
  unreadable_heads: number;
}

export interface PolicyMatrix {
  matrix: Record<DataClass, Record<Hosting, Verdict>>;
  changed_at: string | null;
  changed_by: string | null;
}
