// « Copier » : the answer on the clipboard as it looks, with the list of what it cites. A line of AnswerActions.
import { Button } from "@mantine/core";
import { useState } from "react";
import { useCopies } from "../../exporting/useCopies";
import { useChatText } from "../../i18n/useChatText";
import type { AnswerPartProps } from "../answerPart";

const COPIED_FOR_MS = 2000;

export function CopyAnswer({ state, sources }: Pick<AnswerPartProps, "state" | "sources">) {
  const text = useChatText();
  const copies = useCopies({ state, sources });
  const [copy, setCopy] = useState<"idle" | "done" | "failed">("idle");
  if (state.answer === "") return null;

  async function copyAnswer() {
    try {
      await copies.formatted();
      setCopy("done");
    } catch {
      setCopy("failed");
    }
    setTimeout(() => setCopy("idle"), COPIED_FOR_MS);
  }

  const says = { idle: text.answer.copy, done: text.answer.copied, failed: text.answer.copyFailed }[copy];
  return (
    <Button variant="default" size="compact-md" fz="sm" onClick={copyAnswer}>
      <span aria-live="polite">{says}</span>
    </Button>
  );
}
