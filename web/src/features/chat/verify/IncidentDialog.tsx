// An incident: what sort, what happened, and what exactly goes to whom. Opened by ReportIncident and by the panel.
import { Checkbox, Radio, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { INCIDENT_KINDS, incidents, type IncidentKind } from "../../../api/answers";
import type { Turn } from "../../../api/types";
import { FormModal } from "../../../ui/FormModal";
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
  const [kind, setKind] = useState<IncidentKind>("dangerous");
  const [description, setDescription] = useState("");
  const [withExchange, setWithExchange] = useState(true);
  const report = useMutation({
    mutationFn: () => incidents.report({ turn_id: turn.id, kind, description, with_exchange: withExchange }),
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
        report.mutate();
      }}
    >
      <Text>{words.incidentLead}</Text>
      <Radio.Group label={words.incidentKind} value={kind} onChange={(value) => setKind(value)}>
        <Stack gap="xs" mt={6}>
          {INCIDENT_KINDS.map((each) => (
            <Radio key={each} value={each} label={words.incidentKinds[each]} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={words.description}
        description={words.descriptionHint}
        required
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
