// « ‹ 2/3 › » : from one version of an exchange to another, by buttons or arrow keys. Rendered by QuestionRow.
import { VisuallyHidden } from "@mantine/core";
import { use, type KeyboardEvent } from "react";
import type { Turn } from "../../../api/types";
import { TurnActionsContext } from "./turnActions";
import { useThreadWords } from "./words";
import classes from "./Question.module.css";

export function BranchSwitch({ turn }: { turn: Turn }) {
  const words = useThreadWords();
  const { choose, canAsk } = use(TurnActionsContext);
  const at = turn.branches.indexOf(turn.id);
  const count = turn.branches.length;
  const [before, after] = [turn.branches[at - 1], turn.branches[at + 1]];

  function goTo(id: string | undefined) {
    if (id !== undefined && canAsk) void choose(id);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    goTo(event.key === "ArrowLeft" ? before : after);
  }

  // At an end a button stays where it is and keeps the focus: it is not disabled, it says that it is.
  return (
    <span role="group" aria-label={words.versions} className={classes.versions}>
      <button
        type="button"
        className={classes.tool}
        aria-label={words.previousVersion}
        aria-disabled={before === undefined || !canAsk}
        onClick={() => goTo(before)}
        onKeyDown={onKeyDown}
      >
        <span aria-hidden>‹</span>
      </button>
      <span aria-hidden className={classes.version}>
        {at + 1}/{count}
      </span>
      <VisuallyHidden role="status">{words.version(at + 1, count)}</VisuallyHidden>
      <button
        type="button"
        className={classes.tool}
        aria-label={words.nextVersion}
        aria-disabled={after === undefined || !canAsk}
        onClick={() => goTo(after)}
        onKeyDown={onKeyDown}
      >
        <span aria-hidden>›</span>
      </button>
    </span>
  );
}
