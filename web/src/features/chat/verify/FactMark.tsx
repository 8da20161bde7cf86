// A number, a dose, a date or a drug in an answer: underlined until it was checked, and a way to the panel. Rendered by
// AnswerBlock. Keyboards reach the same through « Vérifier » under the answer: thirty more stops would help nobody.
import { use, type ReactNode } from "react";
import classes from "./Verify.module.css";
import { VerifyContext } from "./verifyContext";
import { useVerifyWords } from "./words";

export interface FactMarkProps {
  /** Where it begins in the answer. */
  fact: number;
  children?: ReactNode;
}

export function FactMark({ fact, children }: FactMarkProps) {
  const words = useVerifyWords();
  const { facts, checked, open } = use(VerifyContext);
  const known = facts.get(fact);
  if (known === undefined) return <>{children}</>;
  const isChecked = checked.has(fact);
  const label = isChecked ? words.checked(known.written) : words.toCheck(known.written, known.passages.length > 0);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.mark}
      data-checked={isChecked || undefined}
      aria-label={label}
      title={label}
      onClick={() => open(fact)}
    >
      {children}
    </button>
  );
}
