// « Signaler un incident » : a line of the « ⋯ » of AnswerActions.
import { Menu } from "@mantine/core";
import { use } from "react";
import { OpenDialogContext } from "../../../ui/MoreMenu";
import { ReadOnlyContext } from "../readOnly";
import type { AnswerPartProps } from "../thread/answerPart";
import { IncidentDialog } from "./IncidentDialog";
import { useVerifyWords } from "./words";

export function ReportIncident({ turn, state }: AnswerPartProps) {
  const words = useVerifyWords();
  const readOnly = use(ReadOnlyContext);
  const openDialog = use(OpenDialogContext);
  if (readOnly) return null;
  return (
    <Menu.Item onClick={() => openDialog((close) => <IncidentDialog turn={turn} answer={state.answer} onClose={close} />)}>
      {words.incident}
    </Menu.Item>
  );
}
