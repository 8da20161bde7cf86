// What was looked for and found in what was sent, what was done with it, and under which class. Rendered by SidePanel.
import { DATA_CLASSES, type Turn } from "../../../api/types";
import { useFormat } from "../../../ui/i18n/format";
import { useLabels } from "../../../ui/i18n/labels";
import { useChatText } from "../i18n/useChatText";
import type { EventOf } from "../stream/turnEvents";
import type { TurnState } from "../stream/turnState";
import classes from "./SidePanel.module.css";

export function ProtectionTab({ turn, state }: { turn: Turn; state: TurnState }) {
  const text = useChatText();
  const labels = useLabels();
  const format = useFormat();
  const { protection } = state;
  if (protection === null) return <p className={classes.quiet}>{text.panel.protectionPending}</p>;
  const raised = DATA_CLASSES.indexOf(protection.data_class) > DATA_CLASSES.indexOf(turn.declared_class);
  return (
    <>
      {state.failure === null && <p>{whatWasDone(protection)}</p>}
      <dl className={classes.facts}>
        <dt>{text.panel.declared}</dt>
        <dd>{labels.dataClass[turn.declared_class]}</dd>
        <dt>{text.panel.retained}</dt>
        <dd>{labels.dataClass[protection.data_class]}</dd>
      </dl>
      {raised && <p className={classes.attention}>{text.panel.raised}</p>}
      <h2 className={classes.subtitle}>{text.panel.foundTitle}</h2>
      {protection.found.length === 0 ? (
        <p>{text.panel.nothingFound}</p>
      ) : (
        <ul className={classes.list}>
          {protection.found.map(({ label, count }) => (
            <li key={label}>
              {format.number(count)}
              {"\u00a0"}
              {format.plural(count, text.found(label))}
            </li>
          ))}
        </ul>
      )}
      <p className={classes.quiet}>{text.panel.limits}</p>
    </>
  );

  function whatWasDone(done: EventOf<"protection_applied">): string {
    if (done.obligation === "as_is") {
      return text.panel.asIs(state.model === null ? "" : labels.hosting[state.model.hosting]);
    }
    return text.panel.protected(format.number(done.protected), done.protected > 1);
  }
}
