// Asks before a report is erased. Opened from ReportsPage.
import { Text } from "@mantine/core";
import type { ProtectionReport } from "../../../api/protection";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";
import { useReportCall } from "./queries";
import { useWords } from "./words";

interface DeleteReportProps {
  report: ProtectionReport;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteReport({ report, onClose, onDeleted }: DeleteReportProps) {
  const t = useWords();
  const remove = useReportCall("remove", onDeleted);
  return (
    <ConfirmDialog
      title={t.removeTitle}
      action={t.remove}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(report.id)}
      onClose={onClose}
    >
      <Text fw={600} style={{ overflowWrap: "anywhere" }}>
        {report.text}
      </Text>
      <Text>{t.removeText}</Text>
    </ConfirmDialog>
  );
}
