// Asks before a report is erased. Opened from ReportsPage.
import { Button, Group, Modal, Text } from "@mantine/core";
import type { ProtectionReport } from "../../../api/protection";
import { Failure } from "../../../ui/Failure";
import { useFocusGivenBack } from "../../../ui/useFocusGivenBack";
import { useReportCall } from "./queries";
import classes from "./Reports.module.css";
import { useWords } from "./words";

interface DeleteReportProps {
  report: ProtectionReport;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteReport({ report, onClose, onDeleted }: DeleteReportProps) {
  const t = useWords();
  useFocusGivenBack();
  const remove = useReportCall("remove", onDeleted);
  return (
    <Modal opened onClose={onClose} title={t.removeTitle} centered closeButtonProps={{ "aria-label": t.cancel }}>
      <Text mb="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
        {report.text}
      </Text>
      <Text mb="md">{t.removeText}</Text>
      <Failure error={remove.error} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t.cancel}
        </Button>
        <Button className={classes.danger ?? ""} loading={remove.isPending} onClick={() => remove.mutate(report.id)}>
          {t.remove}
        </Button>
      </Group>
    </Modal>
  );
}
