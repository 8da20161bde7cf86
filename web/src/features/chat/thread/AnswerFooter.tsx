// Under an answer, quietly: copy, sources, what was found, energy and CO2e. Rendered by TurnView once it has ended.
import { Button } from "@mantine/core";
import { use, useState } from "react";
import { useFormat } from "../../../ui/i18n/format";
import { carbonOf, carbonText, energyOf, energyText } from "../figures";
import { useChatText } from "../i18n/useChatText";
import { useSourceName } from "../sources/useSourceName";
import type { Source } from "../sources/useSources";
import { citedPassages, protectedOrFound } from "../stream/cited";
import type { TurnState } from "../stream/turnState";
import { copyText, withSources } from "./copyText";
import { OpenPanelContext, type PanelTab } from "./panelPlace";
import classes from "./TurnView.module.css";

const COPIED_FOR_MS = 2000;

interface AnswerFooterProps {
  turnId: string;
  state: TurnState;
  sources: readonly Source[];
}

export function AnswerFooter({ turnId, state, sources }: AnswerFooterProps) {
  const text = useChatText();
  const format = useFormat();
  const openPanel = use(OpenPanelContext);
  const [copy, setCopy] = useState<"idle" | "done" | "failed">("idle");
  const nameOf = useSourceName();
  const cited = citedPassages(state, sources);
  const { kind, count } = protectedOrFound(state);
  const open = (tab: PanelTab) => openPanel({ turnId, tab, source: null });

  async function copyAnswer() {
    try {
      await copyText(withSources(state.answer, cited, nameOf, text.panel.page));
      setCopy("done");
    } catch {
      setCopy("failed");
    }
    setTimeout(() => setCopy("idle"), COPIED_FOR_MS);
  }

  return (
    <div className={classes.footer}>
      {state.answer !== "" && (
        <Button variant="default" size="compact-md" fz="sm" onClick={copyAnswer}>
          <span aria-live="polite">
            {copy === "idle" ? text.answer.copy : copy === "done" ? text.answer.copied : text.answer.copyFailed}
          </span>
        </Button>
      )}
      {state.passages.length > 0 && (
        <Button variant="default" size="compact-md" fz="sm" onClick={() => open("sources")}>
          {cited.length > 0
            ? text.answer.sources(format.number(cited.length))
            : text.answer.passages(format.number(state.passages.length))}
        </Button>
      )}
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
