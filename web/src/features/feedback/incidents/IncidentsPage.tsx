// The officers' queue of incidents: what waits, what was handled, one opened at a time. Opened by app/pages/IncidentsRoute.
import { useRef, useState } from "react";
import { incidents, INCIDENTS_KEY } from "../../../api/answers";
import { Queue } from "../../../ui/queue/Queue";
import { useQueue } from "../../../ui/queue/useQueue";
import { IncidentDialog, type AnswerText } from "./IncidentDialog";
import { IncidentRow } from "./IncidentRow";
import { useIncidentWords } from "./words";

export function IncidentsPage({ AnswerText }: { AnswerText: AnswerText }) {
  const t = useIncidentWords();
  const [opened, setOpened] = useState<string | null>(null);
  const count = useRef<HTMLParagraphElement>(null);
  const queue = useQueue(INCIDENTS_KEY, incidents.read);
  return (
    <>
      <Queue
        words={t}
        queue={queue}
        count={count}
        row={(incident) => <IncidentRow key={incident.id} incident={incident} onOpen={() => setOpened(incident.id)} />}
      />
      {opened !== null && (
        <IncidentDialog
          id={opened}
          AnswerText={AnswerText}
          onClose={() => setOpened(null)}
          // Its row goes with it: the number of those that are left is the next thing to hear.
          onHandled={() => {
            setOpened(null);
            count.current?.focus();
          }}
        />
      )}
    </>
  );
}
