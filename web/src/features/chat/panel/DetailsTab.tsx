// The model, and what the answer took: tokens, time, energy, CO2e, with comparisons that can be checked by hand.
// Rendered by SidePanel.
import { useFormat } from "../../../ui/i18n/format";
import { useLabels } from "../../../ui/i18n/labels";
import { carbonOf, carbonText, carText, energyOf, energyText, lampText } from "../figures";
import { useChatText } from "../i18n/useChatText";
import type { EventOf } from "../stream/turnEvents";
import { hasEnded, type TurnState } from "../stream/turnState";
import classes from "./SidePanel.module.css";

export function DetailsTab({ state }: { state: TurnState }) {
  const text = useChatText().panel;
  const labels = useLabels();
  return (
    <>
      {state.model !== null && (
        <dl className={classes.facts}>
          <dt>{text.model}</dt>
          <dd>{state.model.name}</dd>
          <dt>{text.hosting}</dt>
          <dd>{labels.hosting[state.model.hosting]}</dd>
        </dl>
      )}
      {state.footprint === null ? (
        <p className={classes.quiet}>{hasEnded(state) ? text.notMeasured : text.measuring}</p>
      ) : (
        <Measured footprint={state.footprint} />
      )}
    </>
  );
}

function Measured({ footprint }: { footprint: EventOf<"footprint_measured"> }) {
  const text = useChatText();
  const format = useFormat();
  const lamp = lampText(energyOf(footprint), format, text);
  const car = carText(carbonOf(footprint), format, text);
  return (
    <>
      <dl className={classes.facts}>
        <dt>{text.panel.duration}</dt>
        <dd>{`${format.number(footprint.seconds, { maximumFractionDigits: 1 })}\u00a0s`}</dd>
        <dt>{text.panel.promptTokens}</dt>
        <dd>{format.number(footprint.prompt_tokens)}</dd>
        <dt>{text.panel.completionTokens}</dt>
        <dd>{format.number(footprint.completion_tokens)}</dd>
        <dt>{text.panel.energy}</dt>
        <dd>{energyText(energyOf(footprint), format, text)}</dd>
        <dt>{text.panel.carbon}</dt>
        <dd>{carbonText(carbonOf(footprint), format, text)}</dd>
      </dl>
      {(lamp !== null || car !== null) && (
        <>
          <h2 className={classes.subtitle}>{text.panel.comparison}</h2>
          {lamp !== null && <p>{lamp}</p>}
          {car !== null && <p>{car}</p>}
        </>
      )}
      <p className={classes.quiet}>
        {footprint.tokens_estimated && `${text.panel.tokensEstimated} `}
        {text.panel.estimate}
      </p>
    </>
  );
}
