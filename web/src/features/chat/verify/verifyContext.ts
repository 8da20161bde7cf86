// What marks inside memoised blocks need to know of the facts of their turn. Provided by VerifyScope, read by FactMark:
// through a context, so that a check does not render a block again.
import { createContext } from "react";
import type { FactToCheck } from "../../../api/types";

export interface VerifyScopeValue {
  facts: ReadonlyMap<number, FactToCheck>;
  /** Where those that were checked begin. */
  checked: ReadonlySet<number>;
  open: (fact: number) => void;
}

export const VerifyContext = createContext<VerifyScopeValue>({ facts: new Map(), checked: new Set(), open: () => undefined });
