// Reports as a table, each text marked in what surrounds it; on a phone each becomes a block. Used by ReportsPage.
import { Button } from "@mantine/core";
import type { ProtectionReport } from "../../../api/protection";
import { useFoundLabel } from "../../../ui/i18n/foundLabels";
import { useFormat } from "../../../ui/i18n/format";
import { Tag } from "../../../ui/Tag";
import classes from "./Reports.module.css";
import { useWords } from "./words";

interface ReportTableProps {
  reports: readonly ProtectionReport[];
  /** The id of the one that is being marked as handled. */
  busy: string | null;
  onHandle: (report: ProtectionReport) => void;
  onDelete: (report: ProtectionReport) => void;
}

export function ReportTable({ reports, ...actions }: ReportTableProps) {
  const t = useWords();
  return (
    <div className={classes.frame}>
      <table className={classes.reports} aria-label={t.caption}>
        <thead>
          <tr>
            <th scope="col">{t.kind}</th>
            <th scope="col">{t.text}</th>
            <th scope="col">{t.who}</th>
            <th scope="col">{t.when}</th>
            <th scope="col">{t.actions}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <ReportRow key={report.id} report={report} {...actions} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReportRow({ report, busy, onHandle, onDelete }: { report: ProtectionReport } & Omit<ReportTableProps, "reports">) {
  const t = useWords();
  const format = useFormat();
  const label = useFoundLabel();
  const { kind, text, before, after, handled } = report;
  return (
    <tr>
      <td className={classes.kind}>
        <Tag tone={kind === "missed" ? "attention" : "plain"}>{t.kinds[kind]}</Tag>
        <span className={classes.sort}>{label(report.label).one}</span>
      </td>
      <td className={classes.text}>
        {before}
        <mark>{text}</mark>
        {after}
      </td>
      <td className={classes.who}>{report.person_name ?? t.somebody}</td>
      <td className={classes.when} title={format.moment(report.created_at)}>
        {format.ago(report.created_at)}
      </td>
      <td className={classes.actions}>
        {handled ? (
          <Tag tone="accent">{t.handled}</Tag>
        ) : (
          <Button variant="default" size="compact-sm" loading={busy === report.id} aria-label={t.handleNamed(text)} onClick={() => onHandle(report)}>
            {t.handle}
          </Button>
        )}
        <Button variant="default" size="compact-sm" aria-label={t.removeNamed(text)} onClick={() => onDelete(report)}>
          {t.remove}
        </Button>
      </td>
    </tr>
  );
}
