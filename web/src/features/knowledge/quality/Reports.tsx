// What colleagues chose to send: questions that found nothing, passages that served badly. Used by QualityTab.
import { Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Failure } from "../../../ui/Failure";
import { useFormat } from "../../../ui/i18n/format";
import { rescueFocus } from "../../../ui/focus";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { knowledgeCalls, qualityQuery } from "../queries";
import type { Report } from "../types";
import classes from "./Quality.module.css";

export function Reports({ baseId, reports }: { baseId: string; reports: readonly Report[] }) {
  const t = useKnowledgeText().quality;
  const client = useQueryClient();
  const handle = useMutation({
    mutationFn: (id: string) => knowledgeCalls.handleReport(id),
    onSuccess: () => client.invalidateQueries({ queryKey: qualityQuery(baseId).queryKey }),
    onSettled: rescueFocus,
  });
  const waiting = reports.filter(({ handled }) => !handled);
  const handled = reports.filter((each) => each.handled);
  return (
    <>
      <Text mb="md">{t.reportsText}</Text>
      <Failure error={handle.error} />
      {waiting.length === 0 ? (
        <Text c="dimmed">{t.noReport}</Text>
      ) : (
        <ul className={classes.reports} aria-label={t.reportsTitle}>
          {waiting.map((report) => (
            <ReportItem
              key={report.id}
              report={report}
              onHandled={() => handle.mutate(report.id)}
              busy={handle.isPending && handle.variables === report.id}
            />
          ))}
        </ul>
      )}
      {handled.length > 0 && (
        <details className={classes.handled}>
          <summary>{t.handledCount(handled.length)}</summary>
          <ul className={classes.reports} aria-label={t.handledCount(handled.length)}>
            {handled.map((report) => (
              <ReportItem key={report.id} report={report} onHandled={null} busy={false} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface ItemProps {
  report: Report;
  onHandled: (() => void) | null;
  busy: boolean;
}

function ReportItem({ report, onHandled, busy }: ItemProps) {
  const t = useKnowledgeText().quality;
  const format = useFormat();
  const { kind, question, reason, remark, document, document_id, page, person_name } = report;
  const from = [person_name ?? t.somebody, format.ago(report.created_at)].join(" · ");
  return (
    <li className={classes.report}>
      <div className={classes.what}>
        <Text size="sm" c="dimmed">
          {t.kinds[kind]} · {from}
        </Text>
        {question !== null && <Text>{t.quoted(question)}</Text>}
        {reason !== null && <Text fw={600}>{t.reasons[reason]}</Text>}
        {remark !== null && remark !== "" && <Text>{remark}</Text>}
        {document_id !== null && (
          <Text size="sm">
            <Link to="/documents/$documentId" params={{ documentId: document_id }} className={classes.link}>
              {[document ?? t.document, page === null ? null : t.page(page)].filter(Boolean).join(", ")}
            </Link>
          </Text>
        )}
      </div>
      {onHandled && (
        <Button variant="default" size="compact-md" loading={busy} onClick={onHandled} aria-label={t.handleNamed(question ?? document ?? from)}>
          {t.handle}
        </Button>
      )}
    </li>
  );
}
