// The four steps of A.V.E.C. (HAS, first keys for generative AI in health) for one answer: what answered, what to check,
// what it is worth, what to say of it. Rendered by SidePanel.
import type { Turn } from "../../../api/types";
import { useSources } from "../sources/useSources";
import type { TurnState } from "../stream/turnState";
import { CommunicateStep } from "./CommunicateStep";
import { EstimateStep } from "./EstimateStep";
import { LearnStep } from "./LearnStep";
import { VerifyStep } from "./VerifyStep";

interface VerifyTabProps {
  turn: Turn;
  state: TurnState;
  /** Where the fact that was pressed begins. */
  fact: number | null;
  onSource: (number: number | null) => void;
}

export function VerifyTab({ turn, state, fact, onSource }: VerifyTabProps) {
  const sources = useSources(state.passages);
  return (
    <>
      <LearnStep turn={turn} state={state} onSources={() => onSource(null)} />
      <VerifyStep turn={turn} state={state} sources={sources} fact={fact} onSource={onSource} />
      <EstimateStep turn={turn} state={state} />
      <CommunicateStep turn={turn} state={state} />
    </>
  );
}
