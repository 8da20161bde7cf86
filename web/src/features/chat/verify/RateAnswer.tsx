// « Utile », « Pas utile » : pressed again, it is taken back; the second asks why. A line of AnswerActions, and in the panel.
import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { use } from "react";
import { ReadOnlyContext } from "../readOnly";
import type { AnswerPartProps } from "../thread/answerPart";
import { FeedbackDialog } from "./FeedbackDialog";
import { useAnswerCalls } from "./useAnswerCalls";
import { useVerifyWords } from "./words";

export function RateAnswer({ turn, state }: Pick<AnswerPartProps, "turn" | "state">) {
  const words = useVerifyWords();
  const readOnly = use(ReadOnlyContext);
  const { rate } = useAnswerCalls(turn);
  const [opened, dialog] = useDisclosure(false);
  if (readOnly || state.answer === "") return null;
  const said = turn.feedback?.is_useful ?? null;

  function press(isUseful: boolean) {
    if (said === isUseful) {
      rate.mutate(null);
      return;
    }
    rate.mutate({ is_useful: isUseful, reasons: [], comment: "" });
    // What was pressed counts at once; why is the person's to say or not.
    if (!isUseful) dialog.open();
  }

  return (
    <Group gap={4} wrap="nowrap" role="group" aria-label={words.rate}>
      {[true, false].map((isUseful) => (
        <Button
          key={String(isUseful)}
          variant={said === isUseful ? "light" : "subtle"}
          color={said === isUseful ? "accent" : "gray"}
          {...(said === isUseful ? {} : { c: "dimmed" })}
          size="compact-md"
          fz="sm"
          px={6}
          aria-pressed={said === isUseful}
          onClick={() => press(isUseful)}
        >
          {said === isUseful && <span aria-hidden>✓&nbsp;</span>}
          {isUseful ? words.useful : words.notUseful}
        </Button>
      ))}
      {opened && <FeedbackDialog busy={rate.isPending} onClose={dialog.close} onSend={(given) => rate.mutateAsync(given)} />}
    </Group>
  );
}
