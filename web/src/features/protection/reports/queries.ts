// The officers' list of reports and what they do with one. Used by ReportsPage and its parts.
import { infiniteQueryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { protectionReports } from "../../../api/protection";

export type ReportFilter = "open" | "handled" | "all";

const HANDLED: Record<ReportFilter, boolean | null> = { open: false, handled: true, all: null };
const KEY = ["protection-reports"] as const;

export function reportsQuery(filter: ReportFilter) {
  return infiniteQueryOptions({
    queryKey: [...KEY, filter],
    queryFn: ({ pageParam, signal }) => protectionReports.read(HANDLED[filter], pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // Each reading goes on the audit record: once for each time that somebody comes to read.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Marks a report as handled, or deletes it; the lists are read again. */
export function useReportCall(call: "handle" | "remove", onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => protectionReports[call](id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: KEY });
      onDone();
    },
  });
}
