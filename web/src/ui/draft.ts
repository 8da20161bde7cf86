// What a person wrote or chose on the home page or searched for, carried to the conversation page.
//
// Kept in memory and not in the address or in the browser's history: a question may name a patient, and addresses
// end in logs. The home and search pages call `keepDraft`, the conversation page reads it and calls `clearDraft` once sent.

import type { Marked } from "./asking";

export interface Draft {
  /** The conversation that it is for; null: a new one. */
  conversationId: string | null;
  text: string;
  files: File[];
  /** The model that it is for; left out: as the conversation has it. */
  modelId?: string;
  /** The knowledge bases that it goes to; left out: as the conversation has it. */
  baseIds?: readonly string[];
  /** What the person said of what was found in it. */
  marked?: Marked;
  /** The new conversation ends by itself within a day. */
  temporary?: boolean;
  /** Send at once; otherwise only put it in the box. */
  send: boolean;
}

const kept: { draft: Draft | null } = { draft: null };

export function keepDraft(draft: Draft): void {
  kept.draft = draft;
}

/** The draft for this conversation, if there is one. */
export function readDraft(conversationId: string | null): Draft | null {
  return kept.draft?.conversationId === conversationId ? kept.draft : null;
}

export function clearDraft(): void {
  kept.draft = null;
}
