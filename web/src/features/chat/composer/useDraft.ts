// What a person has written and chosen but not sent, kept over reloads of this tab. Used by useConversation for what is
// chosen, and by ConversationComposer for what is written, which changes with each key.
import type { DataClass } from "../../../api/types";
import { useDraftParts, useDraftStore, type DraftStore } from "../../../ui/keptDraft";
import type { Correction } from "./marks/marks";

export interface KeptDraft {
  text: string;
  /** null: as the conversation has it. */
  modelId: string | null;
  /** A second model that the next question goes to, side by side. */
  compareWith: string | null;
  declaredClass: DataClass | null;
  /** Attachments of the conversation that the next question leaves out; null: the same as the last question. */
  keptOut: readonly string[] | null;
  /** What the person says of the pictures that go along; null: the same as of the last ones, or else the highest. */
  mediaClass: DataClass | null;
  /** Of pictures, only the text that was recognised goes along; null: the same as with the last question. */
  textOnly: boolean | null;
  /** Knowledge bases that the next question goes to; null: the same as the last question. */
  baseIds: readonly string[] | null;
  /** A new conversation that the server already made, because a document was attached to it. */
  createdId: string | null;
  /** Whether the new conversation is to end by itself. */
  temporary: boolean;
  /** What was found in it and need not be protected, and what was missed: as the person says. */
  allowed: readonly Correction[];
  missed: readonly string[];
}

const EMPTY: KeptDraft = {
  text: "",
  modelId: null,
  compareWith: null,
  declaredClass: null,
  keptOut: null,
  mediaClass: null,
  textOnly: null,
  baseIds: null,
  createdId: null,
  temporary: false,
  allowed: [],
  missed: [],
};

const WRITTEN = ["text", "allowed", "missed"] as const;
const CHOSEN = ["modelId", "compareWith", "declaredClass", "keptOut", "mediaClass", "textOnly", "baseIds", "createdId", "temporary"] as const;

export type Writing = DraftStore<KeptDraft>;

export function useDraft(personId: string, conversationId: string | null) {
  const writing = useDraftStore(personId, conversationId ?? "new", EMPTY);
  return { writing, draft: useDraftParts(writing, CHOSEN), change: writing.change };
}

/** Renders with each key: for the box alone. */
export function useWritten(writing: Writing): Pick<KeptDraft, (typeof WRITTEN)[number]> {
  return useDraftParts(writing, WRITTEN);
}

/** Once a question was sent: what was written on while it was on its way stays. */
export function unsent(written: string, sent: string): string {
  if (written === sent) return "";
  return written.startsWith(sent) ? written.slice(sent.length).trimStart() : written;
}
