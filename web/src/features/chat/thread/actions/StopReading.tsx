// « Arrêter la lecture », in sight under the answer while it is read aloud: whoever is disturbed by a voice looks in no menu.
// A line of AnswerActions.
import { Button } from "@mantine/core";
import { useLayoutEffect, useRef } from "react";
import { stopReading, useTurnRead } from "../../aloud/reading";
import { useAloudWords } from "../../aloud/words";
import type { AnswerPartProps } from "../answerPart";

export function StopReading({ turn }: Pick<AnswerPartProps, "turn">) {
  return useTurnRead() === turn.id ? <StopButton /> : null;
}

function StopButton() {
  const words = useAloudWords();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    const before = own?.previousElementSibling;
    return () => {
      // It goes with the end of the reading, pressed or not: the keyboard stays in the row.
      if (document.activeElement === own && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <Button ref={button} variant="default" size="compact-md" fz="sm" onClick={stopReading}>
      {words.stop}
    </Button>
  );
}
