// On paper alone, where the browser's own menu prints the page: only the exchanges in sight are in it. Rendered by
// ConversationHead.
import classes from "./PrintNote.module.css";
import { useExportWords } from "./words";

export function PrintNote() {
  return <p className={classes.note}>{useExportWords().printNote}</p>;
}
