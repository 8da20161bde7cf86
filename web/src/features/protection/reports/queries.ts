// What officers do with a report, and the key of their queue. Used by ReportsPage and its parts.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { protectionReports } from "../../../api/protection";

export const REPORTS_KEY = ["protection-reports"] as const;

/** Marks a report as handled, or deletes it; the queue is read again. */
export function useReportCall(call: "handle" | "remove", onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => protectionReports[call](id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: REPORTS_KEY });
      onDone();
    },
  });
}
