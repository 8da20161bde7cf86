// « Copier » : the answer on the clipboard, with the list of what it cites. A line of AnswerActions.
import { Button } from "@mantine/core";
import { useState } from "react";
import { useChatText } from "../../i18n/useChatText";
import { useSourceName } from "../../sources/useSourceName";
import { citedPassages } from "../../stream/cited";
import type { AnswerPartProps } from "../AnswerActions";
import { copyText, withSources } from "../copyText";

const COPIED_FOR_MS = 2000;

export function CopyAnswer({ state, sources }: AnswerPartProps) {
  const text = useChatText();
  const nameOf = useSourceName();
  const [copy, setCopy] = useState<"idle" | "done" | "failed">("idle");
  if (state.answer === "") return null;

  async function copyAnswer() {
    try {
      await copyText(withSources(state.answer, citedPassages(state, sources), nameOf, text.panel.page));
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
