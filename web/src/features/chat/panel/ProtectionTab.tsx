// What was looked for and found in what was sent, what was done with it, under which class, and what the model saw.
// Rendered by SidePanel.
import { use } from "react";
import { DATA_CLASSES, type Turn } from "../../../api/types";
import { useFoundLabel } from "../../../ui/i18n/foundLabels";
import { useFormat } from "../../../ui/i18n/format";
import { useLabels } from "../../../ui/i18n/labels";
import { useChatText } from "../i18n/useChatText";
import { useSentText } from "../i18n/useSentText";
import { ReadOnlyContext } from "../readOnly";
import type { EventOf } from "../stream/turnEvents";
import { failureKind, type TurnState } from "../stream/turnState";
import { SentMessages } from "./SentMessages";
import classes from "./SidePanel.module.css";

interface ProtectionTabProps {
  turn: Turn;
  conversationId: string;
  state: TurnState;
}

export function ProtectionTab({ turn, conversationId, state }: ProtectionTabProps) {
  const text = useChatText();
  const labels = useLabels();
  const sentText = useSentText();
  const readOnly = use(ReadOnlyContext);
  const { protection } = state;
  if (protection === null) return <p className={classes.quiet}>{text.panel.protectionPending}</p>;
  const raised = DATA_CLASSES.indexOf(protection.data_class) > DATA_CLASSES.indexOf(turn.declared_class);
  const wasSent = state.failure === null || failureKind(state.failure.code) !== "refusal";
  return (
    <>
      {state.failure === null && <WhatWasDone done={protection} state={state} />}
      <dl className={classes.facts}>
        <dt>{text.panel.declared}</dt>
        <dd>{labels.dataClass[turn.declared_class]}</dd>
        <dt>{text.panel.retained}</dt>
        <dd>{labels.dataClass[protection.data_class]}</dd>
      </dl>
      {raised && <p className={classes.attention}>{text.panel.raised}</p>}
      <h2 className={classes.subtitle}>{text.panel.foundTitle}</h2>
      <FoundCounts found={protection.found} />
      {!readOnly && wasSent && protection.obligation !== "as_is" && (
        <>
          <h2 className={classes.subtitle}>{sentText.title}</h2>
          <SentMessages turnId={turn.id} conversationId={conversationId} restored={state.restored} />
        </>
      )}
      <p className={classes.quiet}>{text.panel.limits}</p>
    </>
  );
}

function WhatWasDone({ done, state }: { done: EventOf<"protection_applied">; state: TurnState }) {
  const text = useChatText().panel;
  const labels = useLabels();
  const format = useFormat();
  if (done.obligation === "as_is") return <p>{text.asIs(state.model === null ? "" : labels.hosting[state.model.hosting])}</p>;
  if (done.protected === 0) return <p>{done.obligation === "minimised" ? text.minimised : text.nothingToReplace}</p>;
  return (
    <p>
      {text.protected(format.number(done.protected), done.protected > 1)}
      {done.obligation === "minimised" && ` ${text.minimised}`}
    </p>
  );
}

function FoundCounts({ found }: { found: EventOf<"protection_applied">["found"] }) {
  const text = useChatText().panel;
  const format = useFormat();
  const foundLabel = useFoundLabel();
  if (found.length === 0) return <p>{text.nothingFound}</p>;
  const counts = found.map(({ label, count }) => `${format.number(count)}\u00a0${format.plural(count, foundLabel(label))}`);
  return <p>{format.list(counts)}</p>;
}
