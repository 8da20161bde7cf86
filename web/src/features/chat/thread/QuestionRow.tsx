// A question with what can be done to it: other words, or another of its versions. Rendered by TurnView.
import { use, useRef, type ReactNode } from "react";
import type { Turn } from "../../../api/types";
import { ReadOnlyContext } from "../readOnly";
import { BranchSwitch } from "./BranchSwitch";
import { EditQuestion } from "./EditQuestion";
import { TurnActionsContext } from "./turnActions";
import { useReopenTask } from "./useReopenTask";
import { useThreadWords } from "./words";
import classes from "./Question.module.css";

interface QuestionRowProps {
  turn: Turn;
  /** The question as it stands. */
  children: ReactNode;
}

export function QuestionRow({ turn, children }: QuestionRowProps) {
  const words = useThreadWords();
  const readOnly = use(ReadOnlyContext);
  const { canAsk, editing, onEditing } = use(TurnActionsContext);
  const button = useRef<HTMLButtonElement>(null);
  const reopen = useReopenTask();
  const isEdited = editing === turn.id && !readOnly;

  function close() {
    onEditing(null);
    // Once the box has gone: the button that opened it takes the focus back.
    requestAnimationFrame(() => button.current?.focus({ preventScroll: true }));
  }

  if (isEdited) {
    return (
      <EditQuestion
        key={turn.id}
        turn={turn}
        onClose={close}
        onSent={() => onEditing(null)}
      />
    );
  }
  const isVersioned = turn.branches.length > 1;
  return (
    <div className={classes.row}>
      {children}
      {!readOnly && (
        <div className={classes.tools} data-always={isVersioned || undefined}>
          <button ref={button} type="button" className={classes.tool} disabled={!canAsk} onClick={() => (turn.task === null ? onEditing(turn.id) : reopen(turn))}>
            <Pencil />
            {words.edit}
          </button>
          {isVersioned && <BranchSwitch turn={turn} />}
        </div>
      )}
    </div>
  );
}

function Pencil() {
  return (
    <svg aria-hidden="true" width="13" height="13" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round">
      <path d="M11 2.5 13.5 5 5.5 13 2.5 13.5 3 10.5z" />
    </svg>
  );
}
