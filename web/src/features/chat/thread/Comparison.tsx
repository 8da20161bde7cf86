// Two answers to one question, side by side where there is room and one under the other elsewhere: each streams, each can be
// stopped, and the person goes on with one of them until the next question is asked. Rendered by TurnView.
import { Anchor, Button } from "@mantine/core";
import { use, useLayoutEffect, useRef, type RefObject } from "react";
import type { Turn } from "../../../api/types";
import { isFocusLost } from "../../../ui/focus";
import { hasEnded } from "../stream/turnState";
import { ReadOnlyContext } from "../readOnly";
import { Reply } from "./Reply";
import { TurnActionsContext } from "./turnActions";
import { useTurnState } from "./useTurnState";
import { useThreadWords } from "./words";
import classes from "./Comparison.module.css";

interface ComparisonProps {
  /** The one that the conversation goes on with. */
  turn: Turn;
  pair: NonNullable<Turn["comparison"]>;
}

export function Comparison({ turn, pair }: ComparisonProps) {
  const words = useThreadWords();
  const second = useRef<HTMLHeadingElement>(null);
  return (
    <div className={classes.frame}>
      <div className={classes.sides} data-sides role="group" aria-label={words.comparison}>
        {inOrder(turn, pair).map((each, side) => (
          // A side is the same, whichever answer it goes on with.
          <Side key={side} turn={each} isChosen={each.id === turn.id} isFirst={side === 0} second={second} />
        ))}
      </div>
    </div>
  );
}

/** Each keeps its side, whichever is chosen. */
function inOrder(turn: Turn, { turns, sides }: ComparisonProps["pair"]): readonly Turn[] {
  const all = [turn, ...turns.filter((each) => each.id !== turn.id)];
  return all.sort((one, other) => sides.indexOf(one.id) - sides.indexOf(other.id));
}

interface SideProps {
  turn: Turn;
  isChosen: boolean;
  isFirst: boolean;
  /** The heading of the second side: one under the other, a long first answer hides that there is another. */
  second: RefObject<HTMLHeadingElement | null>;
}

function Side({ turn, isChosen, isFirst, second }: SideProps) {
  const words = useThreadWords();
  const readOnly = use(ReadOnlyContext);
  const { models, choose, stop } = use(TurnActionsContext);
  const { turn: state } = useTurnState(turn);
  const model = state.model?.name ?? models.find((each) => each.id === turn.model_id)?.name ?? turn.model_id;
  const ended = hasEnded(state);
  // What failed without a word gives nothing to go on with: its card says what can be done.
  const isEmpty = state.failure !== null && state.answer === "";
  const chosen = useRef<HTMLParagraphElement>(null);
  const pressed = useRef(false);

  // The button gives way to what it did, and the keyboard stays there, before a next key can find it nowhere; whoever has
  // gone elsewhere meanwhile stays there.
  useLayoutEffect(() => {
    if (isChosen && pressed.current && isFocusLost()) chosen.current?.focus({ preventScroll: true });
    pressed.current = false;
  }, [isChosen]);

  function goOn() {
    pressed.current = true;
    void choose(turn.id);
  }

  function goToSecond() {
    second.current?.scrollIntoView({ block: "start" });
    second.current?.focus({ preventScroll: true });
  }

  const heading = (
    <div className={classes.head}>
      <h2 ref={isFirst ? null : second} tabIndex={isFirst ? undefined : -1} className={classes.model}>
        {words.answerOf(model)}
      </h2>
      {isFirst && (
        <Anchor component="button" type="button" size="sm" className={classes.toSecond ?? ""} onClick={goToSecond}>
          {words.toSecond}
        </Anchor>
      )}
    </div>
  );
  return (
    <div className={classes.side} data-side data-chosen={isChosen || undefined}>
      <Reply beside turn={turn} heading={heading}>
        {!readOnly && !isEmpty && (
          <div className={classes.end}>
            {!ended && (
              <Button size="compact-md" fz="sm" variant="default" aria-label={words.stopOf(model)} onClick={() => stop(turn.id)}>
                {words.stop}
              </Button>
            )}
            {isChosen ? (
              <p ref={chosen} tabIndex={-1} className={classes.chosen}>
                {words.goesOn}
              </p>
            ) : (
              <Button size="compact-md" fz="sm" variant="default" aria-label={words.goOnWithModel(model)} onClick={goOn}>
                {words.goOnWith}
              </Button>
            )}
          </div>
        )}
      </Reply>
    </div>
  );
}
