// What the cards under a turn can ask of the page. Provided by ConversationPage, used by the cards.
import { createContext } from "react";
import type { Base } from "../../../api/knowledge";
import type { LanguageModel, Turn } from "../../../api/types";

export interface RetryChange {
  model_id?: string;
  corrections?: string[];
}

export interface TurnActions {
  models: readonly LanguageModel[];
  /** False while an answer is under way: there is one at a time. */
  canRetry: boolean;
  retryingId: string | null;
  retry: (turn: Turn, change: RetryChange) => void;
  /** Puts the question back into the box. */
  edit: (turn: Turn) => void;
  attach: (files: File[]) => void;
  /** Puts words into the box. */
  suggest: (question: string) => void;
  /** The knowledge bases that are open to the person. */
  bases: readonly Base[];
  /** Ids of those that the next question goes to. */
  baseIds: readonly string[];
  chooseBases: (ids: readonly string[]) => void;
}

export const TurnActionsContext = createContext<TurnActions>({
  models: [],
  canRetry: false,
  retryingId: null,
  retry: () => undefined,
  edit: () => undefined,
  attach: () => undefined,
  suggest: () => undefined,
  bases: [],
  baseIds: [],
  chooseBases: () => undefined,
});
