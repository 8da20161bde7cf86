// Which conversations of a list are chosen, to be put elsewhere together: one by one, a range with Shift, or all that are
// shown. Used by ConversationList.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { MOST_AT_ONCE } from "../../../api/conversations";
import type { ConversationSummary } from "../../../api/types";

const NOBODY: ReadonlySet<string> = new Set();

export interface Selection {
  /** null: nothing is being chosen. */
  chosen: ReadonlySet<string> | null;
  /** The chosen ones that are still in the list, in its order. */
  items: readonly ConversationSummary[];
  begin: () => void;
  leave: () => void;
  /** With `range`, all from the one before on become as this one becomes. */
  toggle: (id: string, range: boolean) => void;
  chooseAll: () => void;
}

export function useSelection(items: readonly ConversationSummary[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const before = useRef<string | null>(null);
  const order = useRef(items);
  useEffect(() => {
    order.current = items;
  }, [items]);

  const toggle = useCallback((id: string, range: boolean) => {
    const from = range ? before.current : null;
    before.current = id;
    setChosen((known) => {
      const ids = new Set(known ?? NOBODY);
      const wanted = !ids.has(id);
      for (const each of between(order.current, from, id)) {
        if (wanted) ids.add(each);
        else ids.delete(each);
      }
      return bounded(ids);
    });
  }, []);
  const begin = useCallback(() => setChosen(NOBODY), []);
  const leave = useCallback(() => {
    before.current = null;
    setChosen(null);
  }, []);
  const chooseAll = useCallback(() => setChosen(bounded(order.current.map(({ id }) => id))), []);
  const chosenItems = useMemo(() => items.filter(({ id }) => chosen?.has(id) === true), [items, chosen]);
  return { chosen, items: chosenItems, begin, leave, toggle, chooseAll };
}

function between(items: readonly ConversationSummary[], from: string | null, to: string): string[] {
  const place = (wanted: string | null) => items.findIndex(({ id }) => id === wanted);
  const [first, last] = [place(from), place(to)];
  if (first === -1 || last === -1) return [to];
  return items.slice(Math.min(first, last), Math.max(first, last) + 1).map(({ id }) => id);
}

/** No more than one request takes: the first ones stay. */
function bounded(ids: Iterable<string>): ReadonlySet<string> {
  return new Set([...ids].slice(0, MOST_AT_ONCE));
}
