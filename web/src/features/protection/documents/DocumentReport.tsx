// What was done to make a copy: what is left to look at first, then what was replaced and removed, the check by another
// program, and the table of who is who. Opened from DocumentRow.
import { Button, Text, Title } from "@mantine/core";
import { useId, useState } from "react";
import { useFoundLabel, useRoleName } from "../../../ui/i18n/foundLabels";
import { useFormat } from "../../../ui/i18n/format";
import classes from "./Documents.module.css";
import { useDocumentsText } from "./i18n/useDocumentsText";
import type { Correspondence, Note, Report } from "./types";

interface Props {
  id: string;
  name: string;
  report: Report;
}

export function DocumentReport({ id, name, report }: Props) {
  const t = useDocumentsText();
  const text = t.report;
  const format = useFormat();
  const found = useFoundLabel();
  const { check, people } = report;
  return (
    <section id={id} aria-label={t.row.reportNamed(name)} className={classes.report}>
      {report.left.length > 0 && (
        <div className={classes.attention}>
          <Title order={3}>{text.leftTitle}</Title>
          <Notes notes={report.left} />
        </div>
      )}
      <div>
        <Title order={3}>{text.replacedTitle}</Title>
        {report.replaced.length === 0 ? (
          <p>{text.nothing}</p>
        ) : (
          <>
            <ul className={classes.counts}>
              {report.replaced.map(({ label, count }) => (
                <li key={label}>
                  <b>{format.number(count)}</b> {format.plural(count, label === "person" ? text.names : found(label))}
                </li>
              ))}
            </ul>
            {people > 0 && <p className={classes.quiet}>{text.people(format.number(people), people > 1)}</p>}
          </>
        )}
      </div>
      <div>
        <Title order={3}>{text.removedTitle}</Title>
        {report.removed.length === 0 ? <p className={classes.quiet}>{text.nothingRemoved}</p> : <Notes notes={report.removed} />}
      </div>
      <div>
        <Title order={3}>{text.checkTitle}</Title>
        {check.values_found === 0 ? (
          <p>{text.clean(check.extractor)}</p>
        ) : (
          <Text c="var(--cb-danger)">{text.notClean(check.extractor, check.values_found)}</Text>
        )}
        <p className={classes.quiet}>{text.limits}</p>
      </div>
      {report.correspondences.length > 0 && <Correspondences name={name} correspondences={report.correspondences} />}
    </section>
  );
}

function Notes({ notes }: { notes: readonly Note[] }) {
  const format = useFormat();
  return (
    <ul className={classes.notes}>
      {notes.map(({ what, sentence, count }) => (
        <li key={what}>
          {sentence}
          {count > 1 && ` (${format.number(count)})`}
        </li>
      ))}
    </ul>
  );
}

/** Hidden until asked for, and again each time the page is opened: somebody may be looking over the shoulder. */
function Correspondences({ name, correspondences }: { name: string; correspondences: readonly Correspondence[] }) {
  const text = useDocumentsText().report;
  const found = useFoundLabel();
  const roleName = useRoleName();
  const [shown, setShown] = useState(false);
  const tableId = useId();
  return (
    <div>
      <Title order={3}>{text.tableTitle}</Title>
      <p className={classes.quiet}>{text.tableHelp}</p>
      <Button
        variant="default"
        size="compact-md"
        aria-label={shown ? text.hideNamed(name) : text.showNamed(name)}
        aria-expanded={shown}
        aria-controls={shown ? tableId : undefined}
        onClick={() => setShown(!shown)}
      >
        {shown ? text.hide : text.show}
      </Button>
      {shown && (
        <table id={tableId} className={classes.table} aria-label={text.tableTitle}>
          <thead>
            <tr>
              <th scope="col">{text.written}</th>
              <th scope="col">{text.value}</th>
            </tr>
          </thead>
          <tbody>
            {correspondences.map(({ written, label, role, value }) => (
              <tr key={written}>
                <th scope="row">
                  {written}
                  <span className={classes.sort}>{roleName(role) ?? found(label).one}</span>
                </th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
