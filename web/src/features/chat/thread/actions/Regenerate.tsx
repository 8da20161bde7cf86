// « Refaire la réponse », with the same model or another: another answer on a branch of its own. Two lines of the « ⋯ » of
// AnswerActions.
import { Menu } from "@mantine/core";
import { use } from "react";
import { OpenDialogContext } from "../../../../ui/MoreMenu";
import { ReadOnlyContext } from "../../readOnly";
import { ModelDialog } from "../../ModelDialog";
import type { AnswerPartProps } from "../answerPart";
import { TurnActionsContext } from "../turnActions";
import { useThreadWords } from "../words";

export function Regenerate({ turn }: AnswerPartProps) {
  const words = useThreadWords();
  const readOnly = use(ReadOnlyContext);
  const openDialog = use(OpenDialogContext);
  const { regenerate, canAsk, models } = use(TurnActionsContext);
  if (readOnly || turn.kind === "summary") return null;
  const others = models.filter((model) => model.id !== turn.model_id);
  return (
    <>
      <Menu.Item disabled={!canAsk} onClick={() => regenerate(turn, null)}>
        {words.regenerate}
      </Menu.Item>
      <Menu.Item
        disabled={!canAsk}
        onClick={() =>
          openDialog((close) => (
            <ModelDialog
              title={words.regenerateWith}
              action={words.regenerate}
              models={others}
              onClose={close}
              onChoose={(modelId) => regenerate(turn, modelId)}
            />
          ))
        }
      >
        {words.regenerateWith}
      </Menu.Item>
    </>
  );
}
