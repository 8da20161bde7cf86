// The one place that reads the raw JSON of a turn's events; the union itself is the server's contract in api/types.
// Used by eventStream (live turns) and turnState (ended turns, which come with their conversation).
import type { TurnEvent } from "../../../api/types";

export type { TurnEvent } from "../../../api/types";

export type EventOf<Type extends TurnEvent["type"]> = Extract<TurnEvent, { type: Type }>;
export type EndReason = EventOf<"turn_finished">["reason"];

/** A newer server may send events that this page does not know: they only move the position in the stream. */
export interface UnknownEvent {
  seq: number;
  type: "unknown";
}

export type StreamedEvent = TurnEvent | UnknownEvent;

const KNOWN_TYPES: ReadonlySet<string> = new Set<TurnEvent["type"]>([
  "turn_started",
  "history_fitted",
  "passages_found",
  "protection_applied",
  "placeholders_restored",
  "text_delta",
  "citation_added",
  "citation_rejected",
  "contradictions_found",
  "unsupported_sentence",
  "facts_to_check",
  "fallback_used",
  "footprint_measured",
  "turn_finished",
  "turn_failed",
]);

/** Reads the `data:` of one server-sent event; null when it is no event at all. */
export function parseTurnEvent(data: string): StreamedEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const { seq, type } = value as { seq?: unknown; type?: unknown };
  if (typeof seq !== "number" || typeof type !== "string") return null;
  if (!KNOWN_TYPES.has(type)) return { seq, type: "unknown" };
  // The server is the same product and its contract is tested there: past the tag, the shape is trusted.
  return value as TurnEvent;
}

/** True for the two events after which the server closes the stream. */
export function endsTurn(event: StreamedEvent): boolean {
  return event.type === "turn_finished" || event.type === "turn_failed";
}
