// One numbered mark in an answer: a button that opens its passage. Rendered by AnswerBlock.
import { use } from "react";
import { useChatText } from "../i18n/useChatText";
import { CitationContext } from "./citationContext";
import classes from "./Answer.module.css";

export interface CitationMarkProps {
  number: number;
}

export function CitationMark({ number }: CitationMarkProps) {
  const scope = use(CitationContext);
  const text = useChatText();
  if (scope.rejected.has(number)) {
    return (
      <span className={classes.rejected} title={text.answer.rejectedCitation}>
        [{number}]
      </span>
    );
  }
  // A number without a passage is text: « [5] » may be a range, a dose or a bibliography's own reference.
  if (!scope.known.has(number)) return <>[{number}]</>;
  return (
    <button
      type="button"
      className={classes.citation}
      aria-label={text.answer.openSource(number, scope.documentOf(number))}
      onClick={() => scope.open(number)}
    >
      {number}
    </button>
  );
}
