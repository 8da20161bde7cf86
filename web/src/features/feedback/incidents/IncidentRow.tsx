// An incident in a list: its sort, the beginning of what happened, who and when, and what became of it. Used by the
// officers' queue and by a person's own list.
import { Button } from "@mantine/core";
import type { Incident } from "../../../api/answers";
import { useQueueWords } from "../../../ui/queue/words";
import { SaidRow, Words } from "../../../ui/SaidRow";
import { Tag } from "../../../ui/Tag";
import { useIncidentWords } from "./words";

interface IncidentRowProps {
  incident: Incident;
  /** Left out in one's own list, where everything is shown. */
  onOpen?: () => void;
}

const SHORT = 140;

export function IncidentRow({ incident, onOpen }: IncidentRowProps) {
  const t = useIncidentWords();
  const queue = useQueueWords();
  const { kind, description, person_name, created_at, handled_at, outcome } = incident;
  const isMine = onOpen === undefined;
  const short = !isMine && description.length > SHORT ? `${description.slice(0, SHORT)}…` : description;
  return (
    <SaidRow
      tags={
        <>
          <Tag tone={kind === "dangerous" || kind === "data_leak" ? "danger" : "attention"}>{t.kinds[kind]}</Tag>
          <Tag tone={handled_at === null ? "plain" : "accent"}>{handled_at === null ? queue.waiting : queue.handled}</Tag>
        </>
      }
      from={isMine ? undefined : queue.by(person_name)}
      at={created_at}
      actions={
        onOpen && (
          <Button variant="default" size="compact-sm" aria-haspopup="dialog" aria-label={t.openNamed(short)} onClick={onOpen}>
            {t.open}
          </Button>
        )
      }
    >
      <Words>{short}</Words>
      {isMine && outcome !== null && (
        <Words>
          <strong>{t.outcome}</strong> : {outcome}
        </Words>
      )}
    </SaidRow>
  );
}
