// « Comparer avec un autre modèle » : the same question to another one, answers side by side. A line of the « ⋯ » of
// AnswerActions, under the last answer: the conversation goes on with one of the two.
import { Menu } from "@mantine/core";
import { use } from "react";
import { OpenDialogContext } from "../../../../ui/MoreMenu";
import { ModelDialog } from "../../ModelDialog";
import { ReadOnlyContext } from "../../readOnly";
import type { AnswerPartProps } from "../answerPart";
import { TurnActionsContext } from "../turnActions";
import { useThreadWords } from "../words";

export function CompareWith({ turn }: AnswerPartProps) {
  const words = useThreadWords();
  const readOnly = use(ReadOnlyContext);
  const openDialog = use(OpenDialogContext);
  const { compare, canAsk, models, lastId } = use(TurnActionsContext);
  if (readOnly || turn.kind === "summary" || turn.id !== lastId || turn.comparison !== null) return null;
  return (
    <Menu.Item
      disabled={!canAsk}
      onClick={() =>
        openDialog((close) => (
          <ModelDialog
            title={words.compareWith}
            hint={words.compareHint}
            action={words.compareStart}
            models={models.filter((model) => model.id !== turn.model_id)}
            onClose={close}
            onChoose={(modelId) => compare(turn, modelId)}
          />
        ))
      }
    >
      {words.compareWith}
    </Menu.Item>
  );
}
