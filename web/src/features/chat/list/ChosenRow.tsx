// A row while several are being chosen: the whole of it ticks its box. Rendered by ConversationRow and DeletedRow.
import type { ReactNode } from "react";
import classes from "./ConversationsPage.module.css";

interface ChosenRowProps {
  id: string;
  isChosen: boolean;
  onToggle: (id: string, range: boolean) => void;
  children: ReactNode;
}

export function ChosenRow({ id, isChosen, onToggle, children }: ChosenRowProps) {
  return (
    <div role="listitem" className={classes.row} data-id={id} data-chosen={isChosen || undefined}>
      <label className={classes.link}>
        <input
          type="checkbox"
          className={classes.tick}
          checked={isChosen}
          // The click itself says whether Shift was held; the space bar comes as a click too.
          onChange={({ nativeEvent }) => onToggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        />
        <span className={classes.what}>{children}</span>
      </label>
    </div>
  );
}
