// Between two exchanges: those above were not given to the model for its last answer, and what can be done. Rendered by TurnList.
import { Button } from "@mantine/core";
import { use } from "react";
import { useFormat } from "../../../ui/i18n/format";
import { ReadOnlyContext } from "../readOnly";
import { TurnActionsContext } from "./turnActions";
import classes from "./Thread.module.css";
import { useThreadWords } from "./words";

export function HistoryDivider({ count }: { count: number }) {
  const words = useThreadWords();
  const format = useFormat();
  const readOnly = use(ReadOnlyContext);
  const { summarise, canAsk } = use(TurnActionsContext);
  return (
    <div className={classes.divider} role="note">
      <p>{words.leftOut(count, format.number(count))}</p>
      {!readOnly && (
        <Button size="compact-md" fz="sm" variant="default" disabled={!canAsk} onClick={summarise}>
          {words.summarise}
        </Button>
      )}
    </div>
  );
}
