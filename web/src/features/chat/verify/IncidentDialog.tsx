// An incident: what sort, what happened, and what exactly goes to whom. Opened by ReportIncident and by the panel.
import { Checkbox, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { INCIDENT_KINDS, incidents, type IncidentKind } from "../../../api/answers";
import type { Turn } from "../../../api/types";
import { FormModal } from "../../../ui/FormModal";
import { KindChoice } from "../../../ui/KindChoice";
import { Answer } from "../markdown/Answer";
import classes from "./Verify.module.css";
import { useVerifyWords } from "./words";

interface IncidentDialogProps {
  turn: Turn;
  answer: string;
  onClose: () => void;
}

const LONGEST = 4000;

export function IncidentDialog({ turn, answer, onClose }: IncidentDialogProps) {
  const words = useVerifyWords();
  const client = useQueryClient();
  const [kind, setKind] = useState<IncidentKind | null>(null);
  const [description, setDescription] = useState("");
  const [withExchange, setWithExchange] = useState(true);
  // What is missing is said once the person has tried to send.
  const [tried, setTried] = useState(false);
  const report = useMutation({
    mutationFn: (named: IncidentKind) =>
      incidents.report({ turn_id: turn.id, kind: named, description, with_exchange: withExchange }),
    onSuccess: async () => {
      notifications.show({ message: words.reported });
      onClose();
      await client.invalidateQueries({ queryKey: ["incidents"] });
    },
  });
  return (
    <FormModal
      title={words.incidentTitle}
      submitLabel={words.report}
      size="lg"
      busy={report.isPending}
      error={report.error}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (kind !== null && description.trim() !== "") report.mutate(kind);
      }}
    >
      <Text>{words.incidentLead}</Text>
      <KindChoice
        label={words.incidentKind}
        kinds={INCIDENT_KINDS}
        names={words.incidentKinds}
        value={kind}
        missing={tried && kind === null ? words.kindMissing : null}
        onChange={setKind}
      />
      <Textarea
        label={words.description}
        description={words.descriptionHint}
        required
        error={tried && description.trim() === "" ? words.descriptionMissing : undefined}
        value={description}
        maxLength={LONGEST}
        autosize
        minRows={3}
        maxRows={8}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <Checkbox
        label={words.withExchange}
        checked={withExchange}
        onChange={(event) => setWithExchange(event.currentTarget.checked)}
      />
      <div className={classes.goes} role="group" aria-label={words.goes}>
        <p>
          <strong>{words.goes}</strong> : {words.goesAlways}.
        </p>
        {withExchange && (
          <dl>
            <dt>{words.goesQuestion}</dt>
            <dd>{turn.question}</dd>
            <dt>{words.goesAnswer}</dt>
            {/* A region that scrolls must be reachable by keyboard. */}
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region is meant to take focus */}
            <dd tabIndex={0}>
              <Answer text={answer} streaming={false} />
            </dd>
          </dl>
        )}
        <p>{words.towhom}</p>
      </div>
    </FormModal>
  );
}
