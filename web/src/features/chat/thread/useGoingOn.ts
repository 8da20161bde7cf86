// Going on with an answer that was cut: what it said stays on screen until the one that begins with it has come. Used by
// Reply, which is the same for both: they are branches beside each other.
import { use, useState } from "react";
import type { Turn } from "../../../api/types";
import { hasEnded, type TurnState } from "../stream/turnState";
import { TurnActionsContext } from "./turnActions";

interface Held {
  /** The turn that was cut. */
  from: string;
  answer: string;
}

export function useGoingOn(turn: Turn, state: TurnState) {
  const { goOn } = use(TurnActionsContext);
  const [held, hold] = useState<Held | null>(null);
  const follows = held !== null && held.from !== turn.id;
  const ended = hasEnded(state);
  // Once: another answer that is asked for here begins with nothing.
  if (follows && (ended || state.answer.length >= held.answer.length)) hold(null);

  return {
    answer: follows && !ended && state.answer.length < held.answer.length ? held.answer : state.answer,
    isGoingOn: held !== null,
    goOn: async () => {
      hold({ from: turn.id, answer: state.answer });
      if (!(await goOn(turn))) hold(null);
    },
  };
}
