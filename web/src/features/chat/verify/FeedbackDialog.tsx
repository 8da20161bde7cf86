// Why an answer was not useful: reasons and a comment, all optional. Opened by RateAnswer.
import { Checkbox, SimpleGrid, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { FEEDBACK_REASONS, type Feedback, type FeedbackReason } from "../../../api/answers";
import { FormModal } from "../../../ui/FormModal";
import { useVerifyWords } from "./words";

interface FeedbackDialogProps {
  busy: boolean;
  onSend: (said: Feedback) => Promise<unknown>;
  onClose: () => void;
}

const LONGEST = 2000;

export function FeedbackDialog({ busy, onSend, onClose }: FeedbackDialogProps) {
  const words = useVerifyWords();
  const [reasons, setReasons] = useState<string[]>([]);
  const [comment, setComment] = useState("");

  async function send() {
    try {
      await onSend({ is_useful: false, reasons: reasons as FeedbackReason[], comment: comment.trim() });
      notifications.show({ message: words.thanks });
      onClose();
    } catch {
      // The call itself has said why; what was written stays.
    }
  }

  return (
    <FormModal
      title={words.reasonsTitle}
      submitLabel={words.send}
      busy={busy}
      error={null}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Checkbox.Group label={words.reasonsLabel} description={words.reasonsHint} value={reasons} onChange={setReasons}>
        <SimpleGrid cols={2} spacing="xs" mt={8}>
          {FEEDBACK_REASONS.map((reason) => (
            <Checkbox key={reason} value={reason} label={words.reasons[reason]} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <Textarea
        label={words.comment}
        description={words.commentHint}
        value={comment}
        maxLength={LONGEST}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
    </FormModal>
  );
}
