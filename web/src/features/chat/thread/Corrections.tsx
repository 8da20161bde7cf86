// « Ce n'est pas une donnée personnelle » : the person corrects wrong detections and sends again. Rendered by FailureCard.
import { Button, Checkbox } from "@mantine/core";
import { use, useState } from "react";
import type { Turn } from "../../../api/types";
import { useFoundLabel } from "../../../ui/i18n/foundLabels";
import { useChatText } from "../i18n/useChatText";
import { TurnActionsContext } from "./turnActions";
import classes from "./FailureCard.module.css";

interface CorrectionsProps {
  turn: Turn;
  found: readonly { label: string; text: string }[];
}

export function Corrections({ turn, found }: CorrectionsProps) {
  const text = useChatText();
  const foundLabel = useFoundLabel();
  const { retry, canRetry } = use(TurnActionsContext);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  if (found.length === 0) return null;
  const toggle = (each: string) =>
    setWrong(wrong.includes(each) ? wrong.filter((other) => other !== each) : [...wrong, each]);
  return (
    <fieldset className={classes.found}>
      <legend>{text.refusal.foundTitle}</legend>
      {found.map((each) => (
        <Checkbox
          key={`${each.label} ${each.text}`}
          size="sm"
          label={text.refusal.correct(each.text, foundLabel(each.label).one)}
          checked={wrong.includes(each.text)}
          onChange={() => toggle(each.text)}
        />
      ))}
      <div className={classes.actions}>
        <Button
          size="compact-md"
          fz="sm"
          variant="default"
          disabled={wrong.length === 0 || !canRetry}
          onClick={() => retry(turn, { corrections: [...wrong] })}
        >
          {text.refusal.resend}
        </Button>
        <span className={classes.quiet}>{text.refusal.corrected}</span>
      </div>
    </fieldset>
  );
}
