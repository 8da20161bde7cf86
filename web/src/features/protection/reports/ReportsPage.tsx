// What people said of the marks, for officers: a name that was missed, a mark that was wrong. Opened by the router.
import { notifications } from "@mantine/notifications";
import { useRef, useState } from "react";
import { protectionReports, type ProtectionReport } from "../../../api/protection";
import { rescueFocusTo } from "../../../ui/focus";
import { Queue } from "../../../ui/queue/Queue";
import { useQueue } from "../../../ui/queue/useQueue";
import { DeleteReport } from "./DeleteReport";
import { REPORTS_KEY, useReportCall } from "./queries";
import { ReportRow } from "./ReportRow";
import { useWords } from "./words";

export function ReportsPage() {
  const t = useWords();
  const [deleting, setDeleting] = useState<ProtectionReport | null>(null);
  const count = useRef<HTMLParagraphElement>(null);
  const queue = useQueue(REPORTS_KEY, protectionReports.read);
  // The row goes with the button that was pressed in it: the number of those that are left is the next thing to hear.
  const handle = useReportCall("handle", () => rescueFocusTo(count.current));
  return (
    <>
      <Queue
        words={t}
        queue={queue}
        count={count}
        error={handle.error}
        row={(report) => (
          <ReportRow
            key={report.id}
            report={report}
            busy={handle.isPending && handle.variables === report.id}
            onHandle={() => handle.mutate(report.id)}
            onDelete={() => setDeleting(report)}
          />
        )}
      />
      {deleting && (
        <DeleteReport
          report={deleting}
          onClose={() => setDeleting(null)}
          onDeleted={() => {
            setDeleting(null);
            notifications.show({ message: t.removed });
          }}
        />
      )}
    </>
  );
}
