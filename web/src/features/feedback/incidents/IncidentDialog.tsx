// One incident as an officer reads it, with what was exchanged when it came along, and its outcome. Opened by IncidentsPage.
import { Button, Group, Loader, Modal, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ComponentType } from "react";
import { incidents, INCIDENTS_KEY, type Incident } from "../../../api/answers";
import { Failure } from "../../../ui/Failure";
import { useFocusKept } from "../../../ui/focus";
import { useFormat } from "../../../ui/i18n/format";
import sticky from "../../../ui/FormModal.module.css";
import { useQueueWords } from "../../../ui/queue/words";
import { useFocusGivenBack } from "../../../ui/useFocusGivenBack";
import classes from "./Incidents.module.css";
import { incidentQuery } from "./queries";
import { useIncidentWords } from "./words";

/** Draws an answer as conversations do. */
export type AnswerText = ComponentType<{ text: string; streaming: boolean }>;

interface IncidentDialogProps {
  id: string;
  AnswerText: AnswerText;
  onClose: () => void;
  onHandled: () => void;
}

export function IncidentDialog({ id, AnswerText, onClose, onHandled }: IncidentDialogProps) {
  const t = useIncidentWords();
  useFocusGivenBack();
  const found = useQuery(incidentQuery(id));
  return (
    <Modal
      opened
      onClose={onClose}
      title={found.data === undefined ? t.title : t.opened[found.data.kind]}
      size="lg"
      centered
      closeButtonProps={{ "aria-label": t.close }}
    >
      <Failure error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <Loader type="dots" />}
      {found.data !== undefined && <Opened incident={found.data} AnswerText={AnswerText} onHandled={onHandled} />}
    </Modal>
  );
}

function Opened({ incident, AnswerText, onHandled }: { incident: Incident; AnswerText: AnswerText; onHandled: () => void }) {
  const t = useIncidentWords();
  const queue = useQueueWords();
  const format = useFormat();
  const client = useQueryClient();
  const [outcome, setOutcome] = useState(incident.outcome ?? "");
  const handle = useMutation({
    mutationFn: () => incidents.handle(incident.id, outcome),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: INCIDENTS_KEY });
      // Last: forgotten while the list renders anew, it would be read again, and the form gone before it could close.
      client.removeQueries({ queryKey: incidentQuery(incident.id).queryKey });
      notifications.show({ message: t.handledDone });
    },
  });
  const button = useFocusKept(handle.isPending);
  return (
    <form
      // What is missing the server says, in the page's own language.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // Not once the window was closed: another may be open by then.
        handle.mutate(undefined, { onSuccess: onHandled });
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {queue.by(incident.person_name)}, {format.dayAndTime(incident.created_at)}. {t.model(incident.model_name ?? incident.model_id)}
        </Text>
        <dl className={classes.parts}>
          <dt>{t.description}</dt>
          <dd>{incident.description}</dd>
          {incident.exchanged !== null && (
            <>
              <dt>{t.question}</dt>
              <dd>{incident.exchanged.question}</dd>
              <dt>{t.answer}</dt>
              {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region is meant to take focus */}
              <dd tabIndex={0} className={classes.answer}>
                <AnswerText text={incident.exchanged.answer} streaming={false} />
              </dd>
            </>
          )}
        </dl>
        {incident.exchanged === null && <Text c="dimmed">{t.nothingAttached}</Text>}
        <Textarea
          label={t.outcome}
          description={t.outcomeHint}
          required
          value={outcome}
          maxLength={2000}
          autosize
          minRows={3}
          maxRows={8}
          onChange={(event) => setOutcome(event.currentTarget.value)}
        />
        <Stack className={sticky.foot ?? ""}>
          <Failure error={handle.error} />
          <Group>
            <Button ref={button} type="submit" loading={handle.isPending}>
              {queue.handle}
            </Button>
          </Group>
        </Stack>
      </Stack>
    </form>
  );
}
