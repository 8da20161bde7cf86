// Where a question begins, for who moves by headings: one's own, or that of whoever shared it. Rendered by Question and
// TaskQuestion.
import { use } from "react";
import { useChatText } from "../i18n/useChatText";
import { ReadOnlyContext } from "../readOnly";
import classes from "./TurnView.module.css";
import { useThreadWords } from "./words";

export function QuestionHeading() {
  const text = useChatText();
  const words = useThreadWords();
  return <h2 className={classes.hidden}>{use(ReadOnlyContext) ? words.questionOfOther : text.turn.question}</h2>;
}
