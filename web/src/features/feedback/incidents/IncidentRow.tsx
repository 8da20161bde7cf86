// An incident in a list: its sort, the beginning of what happened, who and when, and what became of it. Used by the
// officers' queue and by a person's own list.
import { Button } from "@mantine/core";
import type { Incident } from "../../../api/answers";
import { useFormat } from "../../../ui/i18n/format";
import { Tag } from "../../../ui/Tag";
import classes from "./Incidents.module.css";
import { useIncidentWords } from "./words";

interface IncidentRowProps {
  incident: Incident;
  /** Left out in one's own list, where everything is shown. */
  onOpen?: () => void;
}

const SHORT = 140;

export function IncidentRow({ incident, onOpen }: IncidentRowProps) {
  const t = useIncidentWords();
  const format = useFormat();
  const { kind, description, person_name, created_at, handled_at, outcome } = incident;
  const short = onOpen !== undefined && description.length > SHORT ? `${description.slice(0, SHORT)}…` : description;
  return (
    <li className={classes.row}>
      <div className={classes.about}>
        <p className={classes.tags}>
          <Tag tone={kind === "dangerous" || kind === "data_leak" ? "danger" : "attention"}>{t.kinds[kind]}</Tag>
          <Tag tone={handled_at === null ? "plain" : "accent"}>{handled_at === null ? t.waitingTag : t.handled}</Tag>
          <span className={classes.quiet} title={format.moment(created_at)}>
            {onOpen !== undefined && `${t.by(person_name ?? t.somebody)} · `}
            {format.ago(created_at)}
          </span>
        </p>
        <p className={classes.words}>{short}</p>
        {onOpen === undefined && outcome !== null && (
          <p className={classes.words}>
            <strong>{t.outcome}</strong> : {outcome}
          </p>
        )}
      </div>
      {onOpen !== undefined && (
        <Button variant="default" size="compact-sm" aria-haspopup="dialog" aria-label={t.openNamed(short)} onClick={onOpen}>
          {t.open}
        </Button>
      )}
    </li>
  );
}
