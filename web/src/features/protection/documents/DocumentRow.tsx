// One document: where its protection stands, how long it stays, and what can be done with the copy. Used by ProtectPage.
import { Button, Progress, Text } from "@mantine/core";
import { useId, useState } from "react";
import { useFormat } from "../../../ui/i18n/format";
import { Tag } from "../../../ui/Tag";
import classes from "./Documents.module.css";
import { DocumentReport } from "./DocumentReport";
import { useDocumentsText } from "./i18n/useDocumentsText";
import { copyAddress } from "./queries";
import { timeLeft, type TimeLeft } from "./timeLeft";
import type { ProtectedDocument, Report } from "./types";
import { useNow } from "./useNow";

export function DocumentRow({ document, onDelete }: { document: ProtectedDocument; onDelete: () => void }) {
  const text = useDocumentsText().row;
  const [opened, setOpened] = useState(false);
  const left = timeLeft(document.expires_at, useNow());
  const facts = useFacts(document, left);
  const reportId = useId();
  const { id, name, report } = document;
  return (
    <li className={classes.row}>
      <div className={classes.head}>
        <div className={classes.what}>
          <div className={classes.title}>
            <span className={classes.name}>{name}</span>
            {needsLook(report) && <Tag tone="attention">{text.toCheck}</Tag>}
          </div>
          <Text size="sm" c="dimmed">
            {facts.join(" · ")}
          </Text>
          <Standing document={document} />
        </div>
        <div className={classes.actions}>
          {document.state === "ready" && left !== null && (
            <Button component="a" href={copyAddress(id)} download size="compact-md" aria-label={text.downloadNamed(name)}>
              {text.download}
            </Button>
          )}
          {report !== null && (
            <Button
              variant="default"
              size="compact-md"
              aria-label={text.reportNamed(name)}
              aria-expanded={opened}
              aria-controls={opened ? reportId : undefined}
              onClick={() => setOpened(!opened)}
            >
              {text.report}
            </Button>
          )}
          <Button variant="default" size="compact-md" aria-label={text.deleteNamed(name)} onClick={onDelete}>
            {text.delete}
          </Button>
        </div>
      </div>
      {report !== null && opened && <DocumentReport id={reportId} name={name} report={report} />}
    </li>
  );
}

function needsLook(report: Report | null): boolean {
  return report !== null && (report.left.length > 0 || report.check.values_found > 0);
}

function useFacts({ media_type, bytes, report }: ProtectedDocument, left: TimeLeft | null): string[] {
  const text = useDocumentsText().row;
  const format = useFormat();
  const count = (number: number, forms: { one: string; other: string }) =>
    `${format.number(number)}\u00a0${format.plural(number, forms)}`;
  const replaced = report?.replaced.reduce((sum, each) => sum + each.count, 0) ?? 0;
  return [
    text.kinds[media_type] ?? "",
    format.bytes(bytes),
    report === null ? "" : replaced === 0 ? text.nothing : count(replaced, text.elements),
    report === null || report.people === 0 ? "" : count(report.people, text.people),
    left === null
      ? text.erased
      : text.erasedIn(format.number(left.count, { style: "unit", unit: left.unit, unitDisplay: "long" })),
  ].filter((fact) => fact !== "");
}

/** A bar that is true, or the sentence of what went wrong; nothing for a copy that is ready. */
function Standing({ document }: { document: ProtectedDocument }) {
  const text = useDocumentsText().row;
  const format = useFormat();
  const { name, state, done, total, error } = document;
  if (state === "ready") return null;
  if (state === "failed") {
    return (
      <Text size="sm" c="var(--cb-danger)">
        {error?.sentence ?? text.failed}
      </Text>
    );
  }
  const part = total === 0 ? 0 : Math.min(done / total, 1);
  const says =
    state === "waiting"
      ? text.waiting
      : total === 0
        ? text.begun
        : text.working(format.number(part, { style: "percent", maximumFractionDigits: 0 }));
  return (
    <>
      <Text size="sm" c="dimmed">
        {says}
      </Text>
      {state === "working" && (
        <Progress size="sm" value={100 * part} aria-label={text.progressOf(name)} mt={4} maw={420} />
      )}
    </>
  );
}
