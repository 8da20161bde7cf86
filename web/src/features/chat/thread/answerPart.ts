// What each of the components under an answer is given. Used by AnswerFooter, AnswerActions and the lines of its menu, which
// stand in three folders: here and not in AnswerActions, so that no two files need each other.
import type { Turn } from "../../../api/types";
import type { Source } from "../sources/useSources";
import type { TurnState } from "../stream/turnState";

export interface AnswerPartProps {
  turn: Turn;
  state: TurnState;
  sources: readonly Source[];
}
