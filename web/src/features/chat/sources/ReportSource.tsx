// « Signaler cette source » : a reason, a remark, and what exactly is sent. Rendered by SourcesTab.
import { Checkbox, Radio, Stack, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { sendReport, type ReportReason } from "../../../api/knowledge";
import { FormModal } from "../../../ui/FormModal";
import { useChatText } from "../i18n/useChatText";
import type { Source } from "./useSources";

interface ReportSourceProps {
  source: Source;
  question: string;
  onClose: () => void;
}

const REASONS: readonly ReportReason[] = ["wrong", "outdated", "unclear", "off_topic", "other"];
const LONGEST = 2000;
const SHOWN = 200;

export function ReportSource({ source, question, onClose }: ReportSourceProps) {
  const text = useChatText().sources;
  const [reason, setReason] = useState<ReportReason>("wrong");
  const [remark, setRemark] = useState("");
  const [withQuestion, setWithQuestion] = useState(false);
  const send = useMutation({
    mutationFn: () =>
      sendReport({
        base_id: source.base_id ?? "",
        kind: "passage",
        passage_id: source.passage_id,
        reason,
        ...(remark.trim() === "" ? {} : { remark: remark.trim() }),
        ...(withQuestion ? { question: question.slice(0, LONGEST) } : {}),
      }),
    onSuccess: () => {
      notifications.show({ message: text.reportSent });
      onClose();
    },
  });
  const shortened = question.length > SHOWN ? `${question.slice(0, SHOWN)}…` : question;
  return (
    <FormModal
      title={text.reportTitle}
      submitLabel={text.reportSend}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Text>{text.reportExplains}</Text>
      <Radio.Group label={text.reportReason} value={reason} onChange={setReason}>
        <Stack gap="xs" mt={6}>
          {REASONS.map((each) => (
            <Radio key={each} value={each} label={text.reasons[each]} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={text.reportRemark}
        description={text.reportRemarkHelp}
        value={remark}
        maxLength={LONGEST}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => setRemark(event.currentTarget.value)}
      />
      <Checkbox
        label={text.reportQuestion(shortened)}
        checked={withQuestion}
        onChange={(event) => setWithQuestion(event.currentTarget.checked)}
      />
    </FormModal>
  );
}
