// What is done with the chosen conversations, under the list and within reach of a thumb. Rendered by ConversationList.
import { Button } from "@mantine/core";
import { useState } from "react";
import { MOST_AT_ONCE, type ListState } from "../../../api/conversations";
import { useFormat } from "../../../ui/i18n/format";
import { MoveDialog } from "./MoveDialog";
import classes from "./SelectionBar.module.css";
import { useOrganiseMany } from "./useOrganiseMany";
import type { Selection } from "./useSelection";
import { useListWords } from "./words";

interface SelectionBarProps {
  selection: Selection;
  /** How many the list shows. */
  shown: number;
  state: ListState;
  /** Once something was done with them: the keyboard goes on from the list. */
  onDone: () => void;
}

export function SelectionBar({ selection, shown, state, onDone }: SelectionBarProps) {
  const words = useListWords();
  const format = useFormat();
  const organise = useOrganiseMany();
  const [busy, setBusy] = useState(false);
  const [moving, setMoving] = useState(false);
  const { items } = selection;
  const all = Math.min(shown, MOST_AT_ONCE);

  async function act(run: () => Promise<boolean>) {
    if (busy) return;
    setBusy(true);
    const done = await run();
    setBusy(false);
    if (!done) return;
    selection.leave();
    onDone();
  }
  // Not disabled while they wait: the keyboard would lose its place.
  const waits = { disabled: items.length === 0, "aria-disabled": busy, "data-disabled": busy };
  const action = (label: string, run: () => Promise<boolean>) => (
    <Button variant="default" {...waits} onClick={() => void act(run)}>
      {label}
    </Button>
  );
  return (
    <section aria-label={words.many.bar} className={classes.bar}>
      <div className={classes.count}>
        <span role="status">{words.many.chosen(format.number(items.length), items.length)}</span>
        {items.length < all && (
          <Button variant="subtle" size="compact-md" fz="sm" onClick={selection.chooseAll}>
            {shown > MOST_AT_ONCE ? words.many.first(format.number(all)) : words.many.all(format.number(all))}
          </Button>
        )}
      </div>
      <div className={classes.actions}>
        {state === "deleted" && action(words.restore, () => organise.restore(items))}
        {state !== "deleted" && (
          <>
            <Button variant="default" {...waits} onClick={() => !busy && setMoving(true)}>
              {words.move}
            </Button>
            {state === "archived"
              ? action(words.fromArchive, () => organise.archive(items, false))
              : action(words.toArchive, () => organise.archive(items, true))}
            {action(words.delete, () => organise.remove(items))}
          </>
        )}
      </div>
      {moving && (
        <MoveDialog
          title={words.many.moveTitle(items.length)}
          current={null}
          onMove={(folderId, folder) => act(() => organise.move(items, folderId, folder))}
          onClose={() => setMoving(false)}
        />
      )}
    </section>
  );
}
