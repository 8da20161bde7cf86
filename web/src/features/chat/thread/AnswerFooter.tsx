// Under an answer, quietly: what can be done with it, what was found, energy and CO2e. Rendered by TurnView once it has ended.
import { use } from "react";
import { useFormat } from "../../../ui/i18n/format";
import { carbonOf, carbonText, energyOf, energyText } from "../figures";
import { useChatText } from "../i18n/useChatText";
import { protectedOrFound } from "../stream/cited";
import { AnswerActions, type AnswerPartProps } from "./AnswerActions";
import { OpenPanelContext, type PanelTab } from "./panelPlace";
import classes from "./TurnView.module.css";

export function AnswerFooter({ turn, state, sources }: AnswerPartProps) {
  const text = useChatText();
  const format = useFormat();
  const openPanel = use(OpenPanelContext);
  const { kind, count } = protectedOrFound(state);
  const open = (tab: PanelTab) => openPanel({ turnId: turn.id, tab, source: null });

  return (
    <div className={classes.footer}>
      <AnswerActions turn={turn} state={state} sources={sources} />
      <span className={classes.figures}>
        {state.protection !== null && (
          <button type="button" className={classes.figure} title={text.answer.protectionHint} onClick={() => open("protection")}>
            {count === 0
              ? text.answer.noneFound
              : `${format.number(count)}\u00a0${format.plural(count, text.answer[kind])}`}
          </button>
        )}
        {state.footprint !== null && (
          <button type="button" className={classes.figure} title={text.answer.figuresHint} onClick={() => open("details")}>
            {energyText(energyOf(state.footprint), format, text)}
            {" · "}
            {carbonText(carbonOf(state.footprint), format, text)}
          </button>
        )}
      </span>
    </div>
  );
}
