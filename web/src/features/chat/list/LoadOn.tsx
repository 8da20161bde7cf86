// The end of a list that goes on: what follows is loaded before one gets there, or by the button, which keyboards and
// screen readers reach. Rendered by ConversationList.
import { Button, VisuallyHidden } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { Failure } from "../../../ui/Failure";
import { useFormat } from "../../../ui/i18n/format";
import classes from "./ConversationsPage.module.css";
import { useNear } from "./useNear";
import { useListWords } from "./words";

/** About two screens: what follows is there when one arrives. */
const AHEAD_PX = 1600;
/** Said once, when it has come to rest, and not at each page that flies past. */
const SETTLED_MS = 1000;

interface LoadOnProps {
  /** How many the list shows. */
  shown: number;
  hasMore: boolean;
  isLoading: boolean;
  /** Why the last try failed: then only the button tries again. */
  error: unknown;
  load: () => Promise<unknown>;
  /** Puts the keyboard on the first row that the button brought. */
  onBrought: (before: number) => void;
}

export function LoadOn({ shown, hasMore, isLoading, error, load, onBrought }: LoadOnProps) {
  const words = useListWords();
  const format = useFormat();
  const end = useRef<HTMLDivElement>(null);
  const isNear = useNear(end, AHEAD_PX, false);
  const [atFirst] = useState(shown);
  const [settled] = useDebouncedValue(shown, SETTLED_MS);
  const failed = error !== null;

  const before = useRef(shown);
  const button = useRef({ hasFocus: false, wasPressed: false });
  useEffect(() => {
    const { hasFocus, wasPressed } = button.current;
    // Whoever loads with the wheel stays on the button, unless it goes away under the keyboard.
    if (shown > before.current && hasFocus && (wasPressed || !hasMore)) onBrought(before.current);
    if (shown !== before.current) button.current.wasPressed = false;
    before.current = shown;
  }, [shown, hasMore, onBrought]);

  useEffect(() => {
    if (isNear && hasMore && !isLoading && !failed) void load();
  }, [isNear, hasMore, isLoading, failed, load, shown]);

  return (
    <div ref={end} className={classes.end}>
      <Failure error={error} />
      {hasMore && (
        <Button
          variant="default"
          // Not disabled while it loads: the keyboard would lose its place.
          aria-busy={isLoading}
          onFocus={() => {
            button.current.hasFocus = true;
          }}
          onBlur={() => {
            button.current.hasFocus = false;
          }}
          onClick={() => {
            button.current.wasPressed = true;
            if (!isLoading) void load();
          }}
        >
          {failed ? words.retry : isLoading ? words.loading : words.more}
        </Button>
      )}
      <VisuallyHidden role="status">
        {settled > atFirst ? words.shown(format.number(settled)) : ""}
      </VisuallyHidden>
    </div>
  );
}
