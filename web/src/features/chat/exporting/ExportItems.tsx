// « Exporter en Word », « Exporter en Markdown », « Imprimer ou PDF » : three lines of the « ⋯ » of AnswerActions for one
// exchange, and of ConversationHead for the whole.
import { Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { use } from "react";
import { useSentence } from "../../../ui/errors";
import { ReadOnlyContext } from "../readOnly";
import type { AnswerPartProps } from "../thread/answerPart";
import { TurnActionsContext } from "../thread/turnActions";
import { exportFile, type ExportFormat } from "./exportFile";
import { usePrint } from "./usePrint";
import { useExportWords } from "./words";

export function ExportExchange({ turn, state }: AnswerPartProps) {
  const words = useExportWords();
  const { conversationId } = use(TurnActionsContext);
  const readOnly = use(ReadOnlyContext);
  const start = useExport();
  const print = usePrint();
  if (readOnly || conversationId === null || state.answer === "") return null;
  return (
    <>
      <Menu.Item onClick={() => void start(conversationId, "docx", turn.id)}>{words.exportWord}</Menu.Item>
      <Menu.Item onClick={() => void start(conversationId, "md", turn.id)}>{words.exportMarkdown}</Menu.Item>
      <Menu.Item onClick={() => void print(conversationId, turn.id)}>{words.print}</Menu.Item>
    </>
  );
}

/** `conversationId` is null, and there is nothing to take along, before the first question. */
export function ExportConversation({ conversationId }: { conversationId: string | null }) {
  const words = useExportWords();
  const readOnly = use(ReadOnlyContext);
  const start = useExport();
  const print = usePrint();
  if (readOnly || conversationId === null) return null;
  return (
    <>
      <Menu.Item onClick={() => void start(conversationId, "docx", null)}>{words.conversationWord}</Menu.Item>
      <Menu.Item onClick={() => void start(conversationId, "md", null)}>{words.conversationMarkdown}</Menu.Item>
      <Menu.Item onClick={() => void print(conversationId, null)}>{words.print}</Menu.Item>
    </>
  );
}

/** Says that it is under way, then that it is there or why not: a long conversation takes some seconds. */
function useExport() {
  const words = useExportWords();
  const sentence = useSentence();
  return async (conversationId: string, format: ExportFormat, turnId: string | null) => {
    const closeButtonProps = { "aria-label": words.close };
    const id = notifications.show({ message: words.preparing, loading: true, autoClose: false, closeButtonProps });
    try {
      const name = await exportFile(conversationId, format, turnId);
      notifications.update({ id, message: words.ready(name), loading: false, autoClose: 6000, closeButtonProps });
    } catch (error) {
      notifications.update({ id, message: sentence(error), color: "red", loading: false, autoClose: false, closeButtonProps });
    }
  };
}
