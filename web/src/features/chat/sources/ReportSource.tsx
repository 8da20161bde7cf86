// « Signaler cette source » : a reason, a remark, and what exactly is sent. Rendered by SourcesTab.
import { Checkbox, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { sendReport, type ReportReason } from "../../../api/knowledge";
import { FormModal } from "../../../ui/FormModal";
import { KindChoice } from "../../../ui/KindChoice";
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
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [remark, setRemark] = useState("");
  const [withQuestion, setWithQuestion] = useState(false);
  // What is missing is said once the person has tried to send.
  const [tried, setTried] = useState(false);
  const send = useMutation({
    mutationFn: (chosen: ReportReason) =>
      sendReport({
        base_id: source.base_id ?? "",
        kind: "passage",
        passage_id: source.passage_id,
        reason: chosen,
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
        setTried(true);
        if (reason !== null) send.mutate(reason);
      }}
    >
      <Text>{text.reportExplains}</Text>
      <KindChoice
        label={text.reportReason}
        kinds={REASONS}
        names={text.reasons}
        value={reason}
        missing={tried && reason === null ? text.reasonMissing : null}
        onChange={setReason}
      />
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
