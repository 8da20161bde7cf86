// Where the keyboard goes in a list: back to the row that was opened from it, on to the first row that the button brought.
// Used by ConversationList.
import { useCallback, useEffect, useRef, useState, type MouseEvent, type RefObject } from "react";
import type { ConversationSummary } from "../../../api/types";
import type { ListMemory } from "./useListMemory";

/** Frames within which a stretch that comes near is drawn. */
const PATIENCE = 20;

interface Return {
  /** To the row at this place of the list. */
  goTo: (place: number) => void;
  /** Which row a click leads out of. */
  remember: (event: MouseEvent<HTMLDivElement>) => void;
}

export function useReturn(
  box: RefObject<HTMLDivElement | null>,
  items: readonly ConversationSummary[],
  memory: ListMemory,
): Return {
  const order = useRef(items);
  useEffect(() => {
    order.current = items;
  }, [items]);

  const isThere = items.length > 0;
  const [atFirst] = useState(() => document.activeElement);
  useEffect(() => {
    if (!isThere || memory.opened === null) return;
    focusRow(box, memory.opened, atFirst);
    memory.opens(null);
  }, [isThere, memory, box, atFirst]);

  return {
    goTo: useCallback((place) => focusRow(box, order.current[place]?.id, document.activeElement), [box]),
    remember: useCallback(
      ({ target }) => {
        const link = target instanceof Element ? target.closest("a") : null;
        if (link !== null) memory.opens(link.closest("[data-id]")?.getAttribute("data-id") ?? null);
      },
      [memory],
    ),
  };
}

/**
 * Once its row is drawn. One that stands there already is where one left it, and the page does not move. Whoever went on
 * meanwhile `from` where the focus was stays there; to what no Tab leads, the page itself has gone.
 */
function focusRow(box: RefObject<HTMLDivElement | null>, id: string | undefined, from: Element | null, patience = PATIENCE): void {
  const at = document.activeElement;
  if (at !== from && at instanceof HTMLElement && at.tabIndex >= 0) return;
  const place = box.current?.querySelector<HTMLElement>(`[data-id="${id ?? ""}"] :is(a, input, button)`);
  if (place) place.focus({ preventScroll: patience === PATIENCE });
  else if (patience > 0) requestAnimationFrame(() => focusRow(box, id, from, patience - 1));
}
