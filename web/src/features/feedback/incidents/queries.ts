// The officers' queue, one incident, and a person's own. Used by the pages beside.
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { incidents } from "../../../api/answers";

export type IncidentFilter = "open" | "handled" | "all";

const HANDLED: Record<IncidentFilter, boolean | null> = { open: false, handled: true, all: null };
export const INCIDENTS_KEY = ["incidents"] as const;

export function incidentsQuery(filter: IncidentFilter) {
  return infiniteQueryOptions({
    queryKey: [...INCIDENTS_KEY, "queue", filter],
    queryFn: ({ pageParam, signal }) => incidents.read(HANDLED[filter], pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

export function incidentQuery(id: string) {
  return queryOptions({
    queryKey: ["incident", id],
    queryFn: ({ signal }) => incidents.open(id, signal),
    // Each reading goes on the audit record: once for each time that somebody opens it.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

export const myIncidentsQuery = queryOptions({
  queryKey: [...INCIDENTS_KEY, "mine"],
  queryFn: ({ signal }) => incidents.mine(signal),
});
