// « Estimer » : what is known to be weak in this answer, what to ask oneself, and one's own view. Rendered by VerifyTab.
import type { Turn } from "../../../api/types";
import type { TurnState } from "../stream/turnState";
import { limitsOf } from "./limits";
import { RateAnswer } from "./RateAnswer";
import { Step } from "./Step";
import classes from "./Verify.module.css";
import { useVerifyWords } from "./words";

export function EstimateStep({ turn, state }: { turn: Turn; state: TurnState }) {
  const words = useVerifyWords();
  const found = limitsOf(state);
  const said = [
    found.unsourced > 0 && words.limits.unsourced(found.unsourced),
    found.unsupported > 0 && words.limits.unsupported(found.unsupported),
    found.contradictions && words.limits.contradictions,
    found.rejected && words.limits.rejected,
    found.cut && words.limits.cut,
    found.leftOut && words.limits.leftOut,
  ].filter((each) => each !== false);
  return (
    <Step name={words.estimate} lead={words.estimateLead}>
      {said.length === 0 ? (
        <p>{words.noLimits}</p>
      ) : (
        <ul className={classes.limits}>
          {said.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      <p>{words.ask}</p>
      <RateAnswer turn={turn} state={state} />
    </Step>
  );
}
