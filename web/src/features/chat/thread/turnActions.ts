// What the parts of a thread can ask of the page. Provided by ConversationPage, used by rows, cards and menus.
import { createContext } from "react";
import type { Base } from "../../../api/knowledge";
import type { LanguageModel, Turn } from "../../../api/types";

export interface RetryChange {
  model_id?: string;
  corrections?: string[];
  /** Without the pictures: only what was recognised in them. */
  text_only?: boolean;
}

export interface TurnActions {
  /** null until the first question made it. */
  conversationId: string | null;
  models: readonly LanguageModel[];
  /** Ids of those that were asked in this conversation, the last one first. */
  usedModels: readonly string[];
  /** False while an answer is under way: there is one at a time. */
  canRetry: boolean;
  /** The same, for what begins another answer: regenerating, editing, comparing, summarising. */
  canAsk: boolean;
  retryingId: string | null;
  /** The last turn of the path. */
  lastId: string | null;
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
  /** The turn whose question is being edited in its place, one at a time; null: none. */
  editing: string | null;
  onEditing: (turnId: string | null) => void;
  /** Another answer to the same question, of the same model or of another, on a branch of its own. */
  regenerate: (turn: Turn, modelId: string | null) => void;
  /** Goes on with an answer that was cut, on a branch of its own; true once it is on its way. */
  goOn: (turn: Turn) => Promise<boolean>;
  /** The same question with other words, on a branch of its own; true once it is on its way. */
  askEdited: (turn: Turn, words: string) => Promise<boolean>;
  /** The same question to a knowledge base, on a branch of its own; those that follow go to it too. */
  askIn: (turn: Turn, baseId: string) => void;
  /** Stands on the branch of that turn; true once it is on screen. */
  choose: (turnId: string) => Promise<boolean>;
  /** Asks another model the same and puts both answers side by side. */
  compare: (turn: Turn, modelId: string) => void;
  stop: (turnId: string) => void;
  summarise: () => void;
}

const nothing = () => undefined;
const refused = () => Promise.resolve(false);

export const NO_ACTIONS: TurnActions = {
  conversationId: null,
  models: [],
  usedModels: [],
  canRetry: false,
  canAsk: false,
  retryingId: null,
  lastId: null,
  retry: nothing,
  edit: nothing,
  attach: nothing,
  suggest: nothing,
  bases: [],
  baseIds: [],
  chooseBases: nothing,
  editing: null,
  onEditing: nothing,
  regenerate: nothing,
  goOn: refused,
  askEdited: refused,
  askIn: nothing,
  choose: refused,
  compare: nothing,
  stop: nothing,
  summarise: nothing,
};

export const TurnActionsContext = createContext<TurnActions>(NO_ACTIONS);
