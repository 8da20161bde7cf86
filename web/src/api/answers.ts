// What a person says of answers: checked, useful or not, an incident; and the officers' queue of incidents. Used by the
// conversation pages, the account page and the administration.
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client";
import type { components } from "./schema";
import type { FactToCheck } from "./types";

type Schemas = components["schemas"];

/** A part of an answer in UTF-16 code units; start 0 and length 0 are the whole of it. */
export interface Place {
  start: number;
  length: number;
}

export type Check = Schemas["AnswerCheckView"];
export type Feedback = Schemas["FeedbackView"];
export type FeedbackReason = Schemas["Reason"];
export type IncidentKind = Schemas["IncidentKind"];
export type Incident = Schemas["IncidentView"];
export type Incidents = Schemas["IncidentList"];

export type ModelFeedback = Schemas["ModelFeedbackView"];
export type FeedbackComment = Schemas["CommentView"];

export const FEEDBACK_REASONS: readonly FeedbackReason[] = [
  "incorrect", "incomplete", "off_topic", "wrong_sources", "too_long", "tone",
];
export const INCIDENT_KINDS: readonly IncidentKind[] = ["dangerous", "wrong", "data_leak", "other"];

export const answers = {
  check: (turnId: string, place: Place) => api.post<{ checked_at: string }>(`/api/turns/${turnId}/checks`, place),
  uncheck: (turnId: string, { start, length }: Place) =>
    api.delete(`/api/turns/${turnId}/checks`, { query: { start: String(start), length: String(length) } }),
  rate: (turnId: string, said: Feedback) => api.put(`/api/turns/${turnId}/feedback`, said),
  unrate: (turnId: string) => api.delete(`/api/turns/${turnId}/feedback`),
};

/** Of an answer in which nobody looked for facts while it was written: they are found now. */
export function factsQuery(turnId: string) {
  return queryOptions({
    queryKey: ["facts", turnId],
    queryFn: ({ signal }) => api.get<{ facts: FactToCheck[] }>(`/api/turns/${turnId}/facts`, { signal }),
    staleTime: Infinity,
  });
}

export const incidents = {
  report: (incident: Schemas["IncidentToReport"]) => api.post<{ id: string }>("/api/incidents", incident),
  mine: (signal: AbortSignal) => api.get<{ items: Incident[] }>("/api/incidents/mine", { signal }),
  read: (handled: boolean | null, after: string | null, signal: AbortSignal) =>
    api.get<Incidents>("/api/incidents", { query: { handled: handled === null ? null : String(handled), after }, signal }),
  open: (id: string, signal: AbortSignal) => api.get<Incident>(`/api/incidents/${id}`, { signal }),
  handle: (id: string, outcome: string) => api.post(`/api/incidents/${id}/handled`, { outcome }),
};

/** Of all that is read of incidents. */
export const INCIDENTS_KEY = ["incidents"] as const;

/** How many wait, for officers. */
export const waitingIncidentsQuery = queryOptions({
  queryKey: [...INCIDENTS_KEY, "waiting"],
  queryFn: async ({ signal }) => (await incidents.read(false, null, signal)).open,
});

export const feedback = {
  summary: (signal: AbortSignal) => api.get<{ items: ModelFeedback[] }>("/api/feedback", { signal }),
  comments: (signal: AbortSignal) => api.get<{ items: FeedbackComment[] }>("/api/feedback/comments", { signal }),
};
