// « Sources · 3 » : opens the side panel on what the answer rests on. A line of AnswerActions.
import { Button } from "@mantine/core";
import { use } from "react";
import { useFormat } from "../../../../ui/i18n/format";
import { useChatText } from "../../i18n/useChatText";
import { citedPassages } from "../../stream/cited";
import type { AnswerPartProps } from "../answerPart";
import { OpenPanelContext } from "../panelPlace";

export function OpenSources({ turn, state, sources }: AnswerPartProps) {
  const text = useChatText().answer;
  const format = useFormat();
  const openPanel = use(OpenPanelContext);
  if (state.passages.length === 0) return null;
  const cited = citedPassages(state, sources);
  return (
    <Button
      variant="default"
      size="compact-md"
      fz="sm"
      onClick={() => openPanel({ turnId: turn.id, tab: "sources", source: null })}
    >
      {cited.length > 0
        ? text.sources(format.number(cited.length))
        : text.passages(format.number(state.passages.length))}
    </Button>
  );
}
