// Example questions that put themselves into the box. Rendered by EmptyConversation and ExtractiveHelp.
import classes from "./FailureCard.module.css";

interface SuggestionsProps {
  questions: readonly string[];
  onChoose: (question: string) => void;
}

export function Suggestions({ questions, onChoose }: SuggestionsProps) {
  return (
    <ul className={classes.suggestions}>
      {questions.map((question) => (
        <li key={question}>
          <button type="button" className={classes.suggestion} onClick={() => onChoose(question)}>
            {question.trim().replace(/\s*:$/u, "…")}
          </button>
        </li>
      ))}
    </ul>
  );
}
