// A summary that stands for all that was said above it, from there on. Rendered by TurnView.
import { Anchor } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { use } from "react";
import type { Turn } from "../../../api/types";
import { useFormat } from "../../../ui/i18n/format";
import { hasEnded } from "../stream/turnState";
import { Reply } from "./Reply";
import { TurnActionsContext } from "./turnActions";
import { useTurnState } from "./useTurnState";
import { useThreadWords } from "./words";
import classes from "./SummaryCard.module.css";

export function SummaryCard({ turn }: { turn: Turn }) {
  const words = useThreadWords();
  const format = useFormat();
  const { models } = use(TurnActionsContext);
  const { turn: state } = useTurnState(turn);
  // Folded when the conversation is opened again; what has just been written is there to be read.
  const [unfolded, { toggle }] = useDisclosure(turn.state === "running");
  const ended = hasEnded(state);
  const leftOut = state.history?.left_out ?? 0;
  const shown = unfolded || !ended || state.failure !== null;
  const model = state.model?.name ?? models.find((each) => each.id === turn.model_id)?.name ?? turn.model_id;
  const heading = (
    <div className={classes.head}>
      <h2 className={classes.title}>{words.summary}</h2>
      <span className={classes.by}>{words.summaryBy(model)}</span>
      {ended && state.failure === null && (
        <Anchor component="button" type="button" className={classes.fold ?? ""} aria-expanded={unfolded} onClick={toggle}>
          {unfolded ? words.fold : words.unfold}
        </Anchor>
      )}
    </div>
  );
  return (
    <div className={classes.card}>
      {shown ? <Reply turn={turn} heading={heading} /> : heading}
      {ended && state.failure === null && (
        <p className={classes.hint}>
          {words.summaryHint}
          {leftOut > 0 && ` ${words.summaryLeftOut(leftOut, format.number(leftOut))}`}
        </p>
      )}
    </div>
  );
}
