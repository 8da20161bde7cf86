// A few rows that stand in the page while they are in sight or nearly: two thousand conversations scroll as easily as ten.
// Out of reach their room is kept, as high as they were. Rendered by ConversationList.
import { memo, useCallback, useRef, type ReactNode } from "react";
import type { ConversationSummary } from "../../../api/types";
import { useNear } from "./useNear";

const NEAR_PX = 700;
/** Of a row whose title takes one line: only until it was seen. */
const LIKELY_ROW_PX = 67;

interface StretchProps {
  rows: readonly ConversationSummary[];
  startsNear: boolean;
  heights: Map<string, number>;
  /** The same function while rows are to look the same. */
  row: (conversation: ConversationSummary) => ReactNode;
}

export const Stretch = memo(function Stretch({ rows, startsNear, heights, row }: StretchProps) {
  const name = `${rows[0]?.id ?? ""} ${rows.length}`;
  const box = useRef<HTMLDivElement>(null);
  const leaves = useCallback(
    (element: HTMLElement) => {
      // The keyboard's place is not taken away, nor a menu that is open.
      if (element.contains(document.activeElement)) return false;
      if (element.childElementCount > 0) heights.set(name, element.getBoundingClientRect().height);
      return true;
    },
    [heights, name],
  );
  const isNear = useNear(box, NEAR_PX, startsNear, leaves);
  const height = heights.get(name) ?? rows.length * LIKELY_ROW_PX;
  return (
    <div ref={box} role="presentation" style={isNear ? undefined : { height }}>
      {isNear && rows.map(row)}
    </div>
  );
});
