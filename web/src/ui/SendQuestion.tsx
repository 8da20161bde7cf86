// « Envoyer la question au référent » : what is sent stands on screen before it leaves. Used by the search page and under
// answers that found nothing.
import { Radio, Stack, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { sendReport, type Base } from "../api/knowledge";
import { FormModal } from "./FormModal";
import { messages } from "./i18n/language";

const useWords = messages({
  fr: {
    title: "Envoyer la question au référent",
    explains:
      "Le référent de la base recevra la question telle qu’elle est écrite ci-dessous, votre nom et la date. " +
      "Rien d’autre\u00a0: ni votre conversation, ni vos documents.",
    question: "Question envoyée",
    patient: "N’y nommez aucun patient.",
    base: "Base concernée",
    responsible: (name: string) => `Référent\u00a0: ${name}`,
    send: "Envoyer",
    sent: (base: string) => `Question envoyée au référent de la base «\u00a0${base}\u00a0».`,
  },
  en: {
    title: "Send the question to the steward",
    explains:
      "The steward of the base will receive the question as it is written below, your name and the date. " +
      "Nothing else: neither your conversation nor your documents.",
    question: "Question that is sent",
    patient: "Name no patient in it.",
    base: "Base it concerns",
    responsible: (name: string) => `Steward: ${name}`,
    send: "Send",
    sent: (base: string) => `Question sent to the steward of the base “${base}”.`,
  },
});

interface SendQuestionProps {
  question: string;
  /** The bases that were asked; there is at least one. */
  bases: readonly Base[];
  onClose: () => void;
}

const LONGEST = 2000;

export function SendQuestion({ question, bases, onClose }: SendQuestionProps) {
  const t = useWords();
  const [text, setText] = useState(question.slice(0, LONGEST));
  const [baseId, setBaseId] = useState(bases[0]?.id ?? "");
  const base = bases.find(({ id }) => id === baseId);
  const send = useMutation({
    mutationFn: () => sendReport({ base_id: baseId, kind: "question", question: text.trim() }),
    onSuccess: () => {
      notifications.show({ message: t.sent(base?.name ?? "") });
      onClose();
    },
  });
  return (
    <FormModal
      title={t.title}
      submitLabel={t.send}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") send.mutate();
      }}
    >
      <Text>{t.explains}</Text>
      <Textarea
        label={t.question}
        description={t.patient}
        value={text}
        maxLength={LONGEST}
        required
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {bases.length > 1 ? (
        <Radio.Group label={t.base} value={baseId} onChange={setBaseId}>
          <Stack gap="xs" mt={6}>
            {bases.map((each) => (
              <Radio key={each.id} value={each.id} label={each.name} description={each.responsible === null ? undefined : t.responsible(each.responsible.name)} />
            ))}
          </Stack>
        </Radio.Group>
      ) : (
        <Text size="sm" c="dimmed">
          {[base?.name, base?.responsible && t.responsible(base.responsible.name)].filter(Boolean).join(" · ")}
        </Text>
      )}
    </FormModal>
  );
}
