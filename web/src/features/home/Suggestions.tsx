// The list under the box: a listbox that the box points into while its own focus stays. Rendered by TaskBox.
import classes from "./Suggestions.module.css";
import type { Suggestion } from "./useSuggestions";
import { useWords } from "./words";

interface SuggestionsProps {
  id: string;
  suggestions: readonly Suggestion[];
  /** Place of the one that Enter takes; null: Enter asks. */
  active: number | null;
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

export function Suggestions({ id, suggestions, active }: SuggestionsProps) {
  const t = useWords();
  return (
    <div id={id} role="listbox" aria-label={t.suggestions} className={classes.list}>
      {suggestions.map(({ key, kind, label, detail, go }, index) => (
        // The keys are the box's: it holds the focus and takes the active option with Enter.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={key}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The box keeps the focus, and with it its text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={go}
          className={classes.option}
        >
          <span className={classes.kind}>{t.kinds[kind]}</span>
          <span className={classes.what}>
            <span className={classes.label}>{label}</span>
            <span className={classes.detail}>{detail}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
