// What marks inside memoised blocks need to know of their turn. Provided by TurnView, read by CitationMark and InventedMark:
// through a context, so that a new citation does not render every finished block again.
import { createContext } from "react";

export interface CitationScope {
  /** Numbers that point to a passage of this turn. */
  known: ReadonlySet<number>;
  /** Numbers that the server took back: they point to nothing. */
  rejected: ReadonlySet<number>;
  /** The model made up placeholders that stand for nothing. */
  invented: boolean;
  documentOf: (number: number) => string | null;
  open: (number: number) => void;
}

export const CitationContext = createContext<CitationScope>({
  known: new Set(),
  rejected: new Set(),
  invented: false,
  documentOf: () => null,
  open: () => undefined,
});
