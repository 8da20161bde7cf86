// The rows of a thread, of which only those in sight are in the page: five hundred exchanges open as fast as five.
// Rendered by Thread, memoised, so that a key in the text box does not reach it.
import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { memo, use, useEffect, useRef, useState, type FocusEvent, type RefObject } from "react";
import type { Attachment, Turn } from "../../../api/types";
import { useReadingOf } from "../aloud/useReadingOf";
import { HistoryDivider } from "./HistoryDivider";
import { likelyHeight, rowsOf, type ThreadRow } from "./rows";
import { TurnActionsContext } from "./turnActions";
import { TurnView } from "./TurnView";
import { useHistoryGiven } from "./useTurnState";
import { useThreadWords } from "./words";
import classes from "./Thread.module.css";

/** Rows above and below those in sight: what a flick of the wheel or a Tab reaches. */
const BEYOND = 4;
const GAP_PX = 40;
const HIGHLIGHTED_MS = 2600;

export interface ShownTurn {
  id: string;
  /** Differs when the same one is asked for once more. */
  again: number;
}

interface TurnListProps {
  scroller: RefObject<HTMLDivElement | null>;
  turns: readonly Turn[];
  /** The last of them. */
  last: Turn;
  attachments: readonly Attachment[];
  /** A turn to go to and show. */
  shown: ShownTurn | null;
  /** Before it is gone to. */
  onShown: () => void;
  /** One's own is opened where one left it; what is read for the first time, at its beginning. */
  opensAt?: "start" | "end";
}

export const TurnList = memo(function TurnList({ scroller, turns, last, attachments, shown, onShown, opensAt = "end" }: TurnListProps) {
  const words = useThreadWords();
  const rows = rowsOf(turns, useHistoryGiven(last));
  useReadingOf(turns);
  // Once: rows that were measured have their own height, whatever becomes of the window.
  const [width] = useState(() => window.innerWidth);
  const { editing } = use(TurnActionsContext);
  const edited = editing === null ? -1 : rows.findIndex(({ turn }) => turn.id === editing);
  const [focused, setFocused] = useState(-1);
  const [highlighted, setHighlighted] = useState<string | null>(null);

  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: (index) => heightOf(rows[index], width),
    gap: GAP_PX,
    overscan: BEYOND,
    initialOffset: () =>
      opensAt === "start" ? 0 : rows.reduce((sum, row) => sum + heightOf(row, width) + GAP_PX, 0),
    // A question that is being written stays in the page too, or its words would go with its row.
    rangeExtractor: (range) => withKept(range, [focused, edited]),
    directDomUpdates: true,
    directDomUpdatesMode: "position",
  });

  // What scrolls stands around the list, and is known only once both are in the page: where the exchanges were loaded
  // before, nothing else would make the list look again, and it would stay empty.
  const [, lookAgain] = useState(false);
  useEffect(() => lookAgain(true), []);

  const order = useRef<readonly ThreadRow[]>(rows);
  useEffect(() => {
    order.current = rows;
  });
  useEffect(() => {
    if (shown === null) return;
    const index = order.current.findIndex(({ turn }) => turn.id === shown.id);
    if (index === -1) return;
    onShown();
    list.scrollToIndex(index, { align: "start" });
    setHighlighted(shown.id);
    const timer = setTimeout(() => setHighlighted(null), HIGHLIGHTED_MS);
    return () => clearTimeout(timer);
  }, [list, shown, onShown]);

  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    // The browser's own way to an end glides, and would stop where the first row is measured on the way.
    const toAnEnd = (event: KeyboardEvent) => {
      if ((event.key !== "Home" && event.key !== "End") || event.target !== box) return;
      event.preventDefault();
      if (event.key === "End") list.scrollToEnd();
      else list.scrollToOffset(0);
    };
    box.addEventListener("keydown", toAnEnd);
    return () => box.removeEventListener("keydown", toAnEnd);
  }, [list, scroller]);

  /** A row that has the focus stays in the page however far one scrolls, or the focus would fall out of it. */
  function keepFocused(event: FocusEvent) {
    const row = event.target.closest("[data-index]");
    setFocused(row === null ? -1 : Number(row.getAttribute("data-index")));
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- nothing is done here: it watches where the focus is
    <div ref={list.containerRef} className={classes.rows} onFocus={keepFocused} onBlur={() => setFocused(-1)}>
      {list.getVirtualItems().map(({ key, index }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <div
            key={key}
            ref={list.measureElement}
            data-index={index}
            className={classes.row}
            data-wide={row.turn.comparison !== null || undefined}
            data-highlighted={row.turn.id === highlighted || undefined}
          >
            {row.leftOutAbove !== null && <HistoryDivider count={row.leftOutAbove} />}
            <TurnView
              turn={row.turn}
              attachments={attachments}
              label={words.position(index + 1, rows.length)}
              position={index + 1}
              count={rows.length}
            />
          </div>
        );
      })}
    </div>
  );
});

function heightOf(row: ThreadRow | undefined, width: number): number {
  return row === undefined ? 0 : likelyHeight(row, width);
}

/** `kept`: rows that stay; those that are not there are below zero. */
function withKept(range: Range, kept: readonly number[]): number[] {
  const all = new Set(defaultRangeExtractor(range));
  for (const each of kept) if (each >= 0 && each < range.count) all.add(each);
  return [...all].sort((a, b) => a - b);
}
