// Stops reading once the answer that is read is no longer shown: another page, another version, signed out. Used by TurnList.
import { useEffect } from "react";
import type { Turn } from "../../../api/types";
import { stopReading, turnRead } from "./reading";

export function useReadingOf(turns: readonly Turn[]): void {
  useEffect(() => {
    const read = turnRead();
    const isShown = turns.some((turn) => turn.id === read || turn.comparison?.turns.some((other) => other.id === read) === true);
    if (read !== null && !isShown) stopReading();
  }, [turns]);
  useEffect(() => stopReading, []);
}
