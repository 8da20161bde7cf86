// Under an answer that was cut at the length allowed: says so, and offers to go on. Rendered by Reply.
import { Button } from "@mantine/core";
import { use, useRef, useState } from "react";
import type { Turn } from "../../../api/types";
import { useChatText } from "../i18n/useChatText";
import { ReadOnlyContext } from "../readOnly";
import { TurnActionsContext } from "./turnActions";
import { useThreadWords } from "./words";
import classes from "./TurnView.module.css";

interface CutNoteProps {
  turn: Turn;
  /** Another answer stands beside it. */
  beside: boolean;
  isCut: boolean;
  /** It was asked for, and has not come yet. */
  isGoingOn: boolean;
  goOn: () => Promise<void>;
}

export function CutNote({ turn, beside, isCut, isGoingOn, goOn }: CutNoteProps) {
  const text = useChatText().turn;
  const words = useThreadWords();
  const readOnly = use(ReadOnlyContext);
  const { lastId, canAsk } = use(TurnActionsContext);
  const place = useRef<HTMLDivElement>(null);
  const [pressed, setPressed] = useState(false);
  if (!isCut && !pressed) return null;

  function press() {
    // The button goes away, and the focus would with it: it waits where the button was.
    setPressed(true);
    place.current?.focus({ preventScroll: true });
    void goOn();
  }

  return (
    <div ref={place} tabIndex={-1} className={classes.cutNote}>
      {isGoingOn ? (
        <p role="status">{words.goingOn}</p>
      ) : (
        isCut && (
          <>
            <p>{text.cut}</p>
            {!readOnly && (beside || turn.id === lastId) && (
              <Button size="compact-md" fz="sm" variant="default" disabled={!canAsk} onClick={press}>
                {beside ? words.goOnWritingBeside : words.goOnWriting}
              </Button>
            )}
          </>
        )
      )}
    </div>
  );
}
