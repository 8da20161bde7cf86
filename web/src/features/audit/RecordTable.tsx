// The entries of the record as a table; on a phone each entry becomes a block. Used by AuditPage.
import type { AuditRecord } from "../../api/types";
import { useFormat } from "../../ui/i18n/format";
import classes from "./AuditPage.module.css";
import { useWords } from "./words";

export function RecordTable({ records }: { records: readonly AuditRecord[] }) {
  const t = useWords();
  const format = useFormat();
  return (
    <div className={classes.frame}>
      <table className={classes.records}>
        <thead>
          <tr>
            <th scope="col">{t.number}</th>
            <th scope="col">{t.at}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.who}</th>
            <th scope="col">{t.subject}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.seq}>
              <td className={classes.number}>{format.number(record.seq)}</td>
              <td className={classes.at}>{format.moment(record.at)}</td>
              <td>
                {t.kinds[record.kind] ?? record.kind}
                <RecordFacts record={record} />
              </td>
              <td>{record.person?.display_name ?? t.system}</td>
              <td className={classes.subject}>{record.subject}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RecordFacts({ record }: { record: AuditRecord }) {
  const t = useWords();
  const facts = Object.entries(record.facts);
  if (facts.length === 0) return null;
  return (
    <details className={classes.facts}>
      <summary aria-label={t.detailsOf(record.seq)}>{t.details}</summary>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === "string" ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
