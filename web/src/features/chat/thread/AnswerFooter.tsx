// Under an answer, quietly: what can be done with it, who answered and where, what was found, energy and CO2e. Rendered by
// Reply once it has ended.
import { use } from "react";
import { useFormat } from "../../../ui/i18n/format";
import { useLabels } from "../../../ui/i18n/labels";
import { carbonOf, carbonText, energyOf, energyText, lampText } from "../figures";
import { useChatText } from "../i18n/useChatText";
import { protectedOrFound } from "../stream/cited";
import { AnswerActions } from "./AnswerActions";
import type { AnswerPartProps } from "./answerPart";
import { OpenPanelContext, type PanelTab } from "./panelPlace";
import classes from "./TurnView.module.css";

export function AnswerFooter({ turn, state, sources }: AnswerPartProps) {
  const text = useChatText();
  const labels = useLabels();
  const format = useFormat();
  const openPanel = use(OpenPanelContext);
  const { kind, count } = protectedOrFound(state);
  const open = (tab: PanelTab) => openPanel({ turnId: turn.id, tab, source: null });
  const { footprint } = state;
  const lamp = footprint === null ? null : lampText(energyOf(footprint), format, text, text.answer.lamp);

  return (
    <div className={classes.footer}>
      <AnswerActions turn={turn} state={state} sources={sources} />
      <div className={classes.figures}>
        {state.model !== null && (
          <button type="button" className={classes.figure} title={text.answer.figuresHint} onClick={() => open("details")}>
            {state.model.name}
            {" · "}
            {labels.hosting[state.model.hosting]}
          </button>
        )}
        {state.protection !== null && (
          <button type="button" className={classes.figure} title={text.answer.protectionHint} onClick={() => open("protection")}>
            {count === 0
              ? text.answer.noneFound
              : `${format.number(count)}\u00a0${format.plural(count, text.answer[kind])}`}
          </button>
        )}
        {footprint !== null && (
          <button type="button" className={classes.figure} title={text.answer.figuresHint} onClick={() => open("details")}>
            {energyText(energyOf(footprint), format, text)}
            {" · "}
            {carbonText(carbonOf(footprint), format, text)}
            {lamp !== null && ` · ${lamp}`}
          </button>
        )}
      </div>
    </div>
  );
}
