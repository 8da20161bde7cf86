// What is known to be weak about an answer, without anybody having read it. Pure; used by EstimateStep.
import type { TurnState } from "../stream/turnState";

export interface Limits {
  unsourced: number;
  unsupported: number;
  contradictions: boolean;
  rejected: boolean;
  cut: boolean;
  leftOut: boolean;
}

export function limitsOf(state: TurnState): Limits {
  return {
    unsourced: state.facts.filter(({ passages }) => passages.length === 0).length,
    unsupported: state.unsupported.length,
    contradictions: state.contradictions.length > 0,
    rejected: state.rejected.length > 0,
    cut: state.failure !== null || state.ending === "length" || state.ending === "stopped_by_person",
    leftOut: (state.history?.left_out ?? 0) > 0 && state.history?.summarised !== true,
  };
}
