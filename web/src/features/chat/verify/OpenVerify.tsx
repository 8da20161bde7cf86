// « Vérifier · 5 » : opens the side panel on the four steps; says how much is left. A line of AnswerActions.
import { Button } from "@mantine/core";
import { use } from "react";
import { useFormat } from "../../../ui/i18n/format";
import type { AnswerPartProps } from "../thread/answerPart";
import { OpenPanelContext } from "../thread/panelPlace";
import { leftToCheck } from "./checks";
import { useVerifyWords } from "./words";

export function OpenVerify({ turn, state }: AnswerPartProps) {
  const words = useVerifyWords();
  const format = useFormat();
  const openPanel = use(OpenPanelContext);
  if (state.answer === "") return null;
  const left = leftToCheck(state.facts, turn.checks);
  return (
    <Button
      variant="outline"
      size="compact-md"
      fz="sm"
      aria-label={words.openLabel(left, format.number(left))}
      onClick={() => openPanel({ turnId: turn.id, tab: "verify", source: null })}
    >
      {words.open(left === 0 ? null : format.number(left))}
    </Button>
  );
}
