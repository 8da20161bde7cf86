// « Vérifier » : every fact of the answer beside the passages where it is found again, and the answer as a whole.
// Rendered by VerifyTab.
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Turn } from "../../../api/types";
import { useFormat } from "../../../ui/i18n/format";
import type { Source } from "../sources/useSources";
import { lacksFacts, type TurnState } from "../stream/turnState";
import { CheckButton } from "./CheckButton";
import { leftToCheck, WHOLE } from "./checks";
import { FactRow } from "./FactRow";
import { Step } from "./Step";
import classes from "./Verify.module.css";
import { useVerifyWords } from "./words";

interface VerifyStepProps {
  turn: Turn;
  state: TurnState;
  sources: readonly Source[];
  fact: number | null;
  onSource: (number: number) => void;
}

const SHOWN = 40;

export function VerifyStep({ turn, state, sources, fact, onSource }: VerifyStepProps) {
  const words = useVerifyWords();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { facts } = state;
  const done = facts.length - leftToCheck(facts, turn.checks);
  // One that was pressed in the text is shown, however far down it stands.
  const pressed = facts.findIndex(({ at }) => at === fact);
  const shown = all || pressed >= SHOWN ? facts : facts.slice(0, SHOWN);
  return (
    <Step name={words.verify} lead={words.verifyLead}>
      {facts.length === 0 ? (
        <p>{lacksFacts(state) ? words.noFactsCut : words.noFacts}</p>
      ) : (
        <>
          <p className={classes.progress} aria-live="polite">
            {words.progress(format.number(done), format.number(facts.length))}
          </p>
          {facts.some(({ passages }) => passages.length > 0) && <p className={classes.compared}>{words.compared}</p>}
          <ul className={classes.facts} aria-label={words.facts}>
            {shown.map((each) => (
              <FactRow key={each.at} turn={turn} fact={each} sources={sources} isPressed={each.at === fact} onSource={onSource} />
            ))}
          </ul>
          {shown.length < facts.length && (
            <Button variant="default" size="compact-md" fz="sm" mt="xs" onClick={() => setAll(true)}>
              {words.all(format.number(facts.length))}
            </Button>
          )}
        </>
      )}
      <div className={classes.whole}>
        <strong>{words.whole}</strong>
        <span>{words.wholeText}</span>
        <CheckButton turn={turn} place={WHOLE} name={words.whole} />
      </div>
    </Step>
  );
}
