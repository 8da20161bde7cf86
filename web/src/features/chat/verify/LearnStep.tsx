// « Apprendre » : which model answered, what it is good for, what it had read. Rendered by VerifyTab.
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Turn } from "../../../api/types";
import { useFormat } from "../../../ui/i18n/format";
import { useLabels } from "../../../ui/i18n/labels";
import { modelsQuery } from "../queries";
import type { TurnState } from "../stream/turnState";
import { Step } from "./Step";
import { useVerifyWords } from "./words";

interface LearnStepProps {
  turn: Turn;
  state: TurnState;
  onSources: () => void;
}

export function LearnStep({ turn, state, onSources }: LearnStepProps) {
  const words = useVerifyWords();
  const labels = useLabels();
  const format = useFormat();
  const { data: models } = useQuery(modelsQuery);
  const id = state.model?.id ?? turn.model_id;
  const model = models?.find((each) => each.id === id);
  const read = state.passages.length;
  return (
    <Step name={words.learn} lead={words.learnLead}>
      {state.model !== null && <p>{words.model(state.model.name, labels.hosting[state.model.hosting])}</p>}
      <p>{model?.engine === "extractive" ? words.extractive : words.generative}</p>
      {model?.demonstration === true && (
        <p>
          <strong>{words.demonstration}</strong>
        </p>
      )}
      <p>{read === 0 ? words.readNothing : words.read(format.number(read), read === 1)}</p>
      {read > 0 && (
        <Button variant="default" size="compact-md" fz="sm" onClick={onSources}>
          {words.showSources}
        </Button>
      )}
    </Step>
  );
}
