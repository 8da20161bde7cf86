// One incident, and a person's own. Used by the pages beside.
import { queryOptions } from "@tanstack/react-query";
import { incidents, INCIDENTS_KEY } from "../../../api/answers";

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
