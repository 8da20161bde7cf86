// A placeholder that the model made up, left visible: said to hide nobody. Rendered by AnswerBlock.
import { use } from "react";
import { useChatText } from "../i18n/useChatText";
import classes from "./Answer.module.css";
import { CitationContext } from "./citationContext";

export interface InventedMarkProps {
  written: string;
}

export function InventedMark({ written }: InventedMarkProps) {
  const text = useChatText().answer;
  // Until the server has told that some were made up, such a text is the person's own or nobody's.
  if (!use(CitationContext).invented) return <>{written}</>;
  return (
    <span className={classes.rejected} title={text.inventedPlaceholder}>
      {written}
    </span>
  );
}
