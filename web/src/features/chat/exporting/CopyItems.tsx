// « Copier le texte seul », « Copier en Markdown » : lines of the « ⋯ » of AnswerActions, beside its « Copier ».
import { Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { AnswerPartProps } from "../thread/answerPart";
import { useCopies } from "./useCopies";
import { useExportWords } from "./words";

export function CopyItems(answer: AnswerPartProps) {
  const words = useExportWords();
  const copies = useCopies(answer);
  if (answer.state.answer === "") return null;
  const closeButtonProps = { "aria-label": words.close };

  async function copy(put: () => Promise<void>) {
    try {
      await put();
      notifications.show({ message: words.copied, closeButtonProps });
    } catch {
      notifications.show({ message: words.copyRefused, color: "red", closeButtonProps });
    }
  }

  return (
    <>
      <Menu.Item onClick={() => void copy(copies.plain)}>{words.copyPlain}</Menu.Item>
      <Menu.Item onClick={() => void copy(copies.markdown)}>{words.copyMarkdown}</Menu.Item>
    </>
  );
}
