// A report in the officers' queue: the text, marked in what surrounds it, and what to do with it. Used by ReportsPage.
import { Button } from "@mantine/core";
import type { ProtectionReport } from "../../../api/protection";
import { useFocusKept } from "../../../ui/focus";
import { useFoundLabel } from "../../../ui/i18n/foundLabels";
import { useQueueWords } from "../../../ui/queue/words";
import { SaidRow, Words } from "../../../ui/SaidRow";
import { Tag } from "../../../ui/Tag";
import classes from "./Reports.module.css";
import { useWords } from "./words";

interface ReportRowProps {
  report: ProtectionReport;
  /** It is being marked as handled. */
  busy: boolean;
  onHandle: () => void;
  onDelete: () => void;
}

export function ReportRow({ report, busy, onHandle, onDelete }: ReportRowProps) {
  const t = useWords();
  const queue = useQueueWords();
  const label = useFoundLabel();
  const button = useFocusKept(busy);
  const { kind, text, before, after, handled, person_name, created_at } = report;
  return (
    <SaidRow
      tags={
        <>
          <Tag tone={kind === "missed" ? "attention" : "plain"}>{t.kinds[kind]}</Tag>
          <Tag tone={handled ? "accent" : "plain"}>{handled ? queue.handled : queue.waiting}</Tag>
          <span className={classes.sort}>{label(report.label).one}</span>
        </>
      }
      from={queue.by(person_name)}
      at={created_at}
      actions={
        <>
          {!handled && (
            <Button ref={button} variant="default" size="compact-sm" loading={busy} aria-label={t.handleNamed(text)} onClick={onHandle}>
              {queue.handle}
            </Button>
          )}
          <Button variant="default" size="compact-sm" aria-label={t.removeNamed(text)} onClick={onDelete}>
            {t.remove}
          </Button>
        </>
      }
    >
      <Words>
        {before}
        <mark className={classes.text}>{text}</mark>
        {after}
      </Words>
    </SaidRow>
  );
}
