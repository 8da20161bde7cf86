// « Vérifié par moi », then when, and a way back. Used for each fact and for the whole answer.
import { Button } from "@mantine/core";
import { use } from "react";
import type { Check, Place } from "../../../api/answers";
import type { Turn } from "../../../api/types";
import { useFocusKept } from "../../../ui/focus";
import { useFormat } from "../../../ui/i18n/format";
import { ReadOnlyContext } from "../readOnly";
import { checkOf } from "./checks";
import { useAnswerCalls } from "./useAnswerCalls";
import classes from "./Verify.module.css";
import { useVerifyWords } from "./words";

interface CheckButtonProps {
  turn: Turn;
  place: Place;
  /** What is checked, for those who hear the button alone. */
  name: string;
}

export function CheckButton({ turn, place, name }: CheckButtonProps) {
  const words = useVerifyWords();
  const readOnly = use(ReadOnlyContext);
  const { check, uncheck } = useAnswerCalls(turn);
  const done = checkOf(turn.checks, place);
  const busy = check.isPending || uncheck.isPending;
  const button = useFocusKept(busy);
  const saying = useSaying();
  if (done === null && readOnly) return null;
  const isMine = done?.is_mine === true;
  return (
    <span className={classes.check}>
      {done !== null && (
        <span className={classes.checkedOn} role="status">
          <span aria-hidden>✓ </span>
          {saying(done)}
        </span>
      )}
      {!readOnly && (done === null || isMine) && (
        <Button
          ref={button}
          variant={done === null ? "default" : "subtle"}
          color={done === null ? "accent" : "gray"}
          size="compact-sm"
          loading={busy}
          leftSection={done === null && <span aria-hidden className={classes.box} />}
          aria-label={done === null ? words.checkNamed(name) : words.undoNamed(name)}
          onClick={() => (done === null ? check : uncheck).mutate(place)}
        >
          {done === null ? words.check : words.undo}
        </Button>
      )}
    </span>
  );
}

/** « Vérifié par moi le 22 novembre 2026 à 9 h 12 » */
function useSaying(): (check: Check) => string {
  const words = useVerifyWords();
  const format = useFormat();
  return ({ checked_at, is_mine, by }) => {
    const moment = format.dayAndTime(checked_at);
    return is_mine ? words.checkedOn(moment) : words.checkedBy(by, moment);
  };
}
