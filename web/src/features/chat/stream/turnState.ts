// Events of a turn → what the page shows of it. Pure, and idempotent: an event that arrives twice, or deltas that come
// merged after a reconnection, change nothing. Used by LiveTurn and useTurnState.
import { DATA_CLASSES, type Alternative, type DataClass, type FactToCheck as Fact, type Facts, type Hosting, type Passage } from "../../../api/types";
import { fixedSpaces } from "../../../api/typography";
import type { EndReason, EventOf, StreamedEvent } from "./turnEvents";

export interface AnsweringModel {
  id: string;
  name: string;
  hosting: Hosting;
}

export interface Citation {
  number: number;
  passageId: string;
  at: number;
}

export interface Failure {
  code: string;
  sentence: string;
  facts: Facts;
  partial: boolean;
  alternatives: readonly Alternative[];
}

/** The numbers of two passages that contradict each other. */
export interface Pair {
  first: number;
  second: number;
}

/** A part of the answer, in UTF-16 code units. */
export interface Stretch {
  at: number;
  length: number;
}

/** The names of the model that was asked and of the one that answered. */
export interface Fallback {
  from: string;
  to: string;
}

export interface TurnState {
  phase: "waiting" | "answering" | "finished" | "failed";
  lastSeq: number;
  model: AnsweringModel | null;
  /** Which of the earlier exchanges the model was given; null: all of them. */
  history: EventOf<"history_fitted"> | null;
  passages: readonly Passage[];
  protection: EventOf<"protection_applied"> | null;
  restored: EventOf<"placeholders_restored"> | null;
  answer: string;
  /** A piece of the answer is missing: the stream has to be read again from its start. */
  gap: boolean;
  citations: readonly Citation[];
  rejected: readonly number[];
  contradictions: readonly Pair[];
  unsupported: readonly Stretch[];
  facts: readonly Fact[];
  fallback: Fallback | null;
  footprint: EventOf<"footprint_measured"> | null;
  ending: EndReason | null;
  failure: Failure | null;
}

export const initialTurn: TurnState = {
  phase: "waiting",
  lastSeq: 0,
  model: null,
  history: null,
  passages: [],
  protection: null,
  restored: null,
  answer: "",
  gap: false,
  citations: [],
  rejected: [],
  contradictions: [],
  unsupported: [],
  facts: [],
  fallback: null,
  footprint: null,
  ending: null,
  failure: null,
};

export function applyEvents(state: TurnState, events: readonly StreamedEvent[]): TurnState {
  return events.reduce(applyEvent, state);
}

export function applyEvent(state: TurnState, event: StreamedEvent): TurnState {
  if (event.seq <= state.lastSeq || state.gap) return state;
  if (event.type === "text_delta" && event.at > state.answer.length) return { ...state, gap: true };
  return { ...change(state, event), lastSeq: event.seq };
}

function change(state: TurnState, event: StreamedEvent): TurnState {
  switch (event.type) {
    case "turn_started":
      return { ...state, model: { id: event.model_id, name: event.model_name, hosting: event.hosting } };
    case "history_fitted":
      return { ...state, history: event };
    case "passages_found":
      return { ...state, passages: event.passages };
    case "protection_applied":
      return { ...state, protection: event };
    case "placeholders_restored":
      return { ...state, restored: event };
    case "text_delta":
      return { ...state, phase: "answering", answer: state.answer.slice(0, event.at) + event.text };
    case "citation_added":
      return { ...state, citations: withCitation(state.citations, event) };
    case "citation_rejected":
      return state.rejected.includes(event.number)
        ? state
        : { ...state, rejected: [...state.rejected, event.number] };
    case "contradictions_found":
      return { ...state, contradictions: event.pairs };
    case "unsupported_sentence":
      return state.unsupported.some(({ at }) => at === event.at)
        ? state
        : { ...state, unsupported: [...state.unsupported, { at: event.at, length: event.length }] };
    case "facts_to_check":
      return { ...state, facts: event.facts };
    case "fallback_used":
      return {
        ...state,
        fallback: { from: state.model?.name ?? event.from_model, to: event.to_model_name },
        model: { id: event.to_model, name: event.to_model_name, hosting: event.hosting },
      };
    case "footprint_measured":
      return { ...state, footprint: event };
    case "turn_finished":
      return { ...state, phase: "finished", ending: event.reason };
    case "turn_failed":
      return { ...state, phase: "failed", failure: failureOf(event) };
    case "unknown":
      return state;
  }
}

function failureOf(event: EventOf<"turn_failed">): Failure {
  const { code, sentence, facts, partial, alternatives } = event;
  return { code, sentence: fixedSpaces(sentence), facts, partial, alternatives };
}

function withCitation(
  citations: readonly Citation[],
  event: EventOf<"citation_added">,
): readonly Citation[] {
  const known = citations.some((each) => each.number === event.number && each.at === event.at);
  return known ? citations : [...citations, { number: event.number, passageId: event.passage_id, at: event.at }];
}

/** Facts are found by the process that answers: where that one died, nobody has looked for any. */
export function lacksFacts({ failure, answer, facts }: TurnState): boolean {
  return failure?.code === "chat.turn_interrupted" && answer !== "" && facts === initialTurn.facts;
}

export function hasEnded(state: TurnState): boolean {
  return state.phase === "finished" || state.phase === "failed";
}

/** What a refusal says it found, when the server names it: `facts.found` is a list of {label, text}. */
export function foundTexts(failure: Failure): { label: string; text: string }[] {
  const found = failure.facts.found;
  if (!Array.isArray(found)) return [];
  const items: unknown[] = found;
  return items.filter(isFoundText);
}

/** The class of what was refused, when the server says it. */
export function refusedClass(failure: Failure): DataClass | null {
  return DATA_CLASSES.find((each) => each === failure.facts.data_class) ?? null;
}

function isFoundText(value: unknown): value is { label: string; text: string } {
  if (typeof value !== "object" || value === null) return false;
  const { label, text } = value as { label?: unknown; text?: unknown };
  return typeof label === "string" && typeof text === "string";
}

/** Which of the cards of the page tells this failure. */
export function failureKind(code: string): "refusal" | "quota" | "nothing_to_extract" | "failure" {
  if (code === "inference.nothing_to_extract") return "nothing_to_extract";
  if (code.includes("quota")) return "quota";
  if (code.startsWith("policy.") || code.startsWith("protection.")) return "refusal";
  return "failure";
}
