// « Lire à voix haute », « Arrêter la lecture » : with a voice of the device, which sends nothing. A line of the « ⋯ » of
// AnswerActions; where no such voice speaks the answer's language, there is nothing to offer.
import { Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMemo } from "react";
import { useLanguage } from "../../../../ui/i18n/language";
import { answerLanguage } from "../../aloud/answerLanguage";
import { readAloud, stopReading, useTurnRead } from "../../aloud/reading";
import { spokenParts } from "../../aloud/spokenParts";
import { localVoice, useVoices } from "../../aloud/voices";
import { useAloudWords } from "../../aloud/words";
import type { AnswerPartProps } from "../answerPart";

export function ReadAloud({ turn, state: { answer } }: Pick<AnswerPartProps, "turn" | "state">) {
  const words = useAloudWords();
  const page = useLanguage().language;
  const language = useMemo(() => answerLanguage(answer, page), [answer, page]);
  const voice = localVoice(useVoices(), language);
  const isRead = useTurnRead() === turn.id;
  if (isRead) return <Menu.Item onClick={stopReading}>{words.stop}</Menu.Item>;
  if (answer === "" || voice === null) return null;
  const failed = () => notifications.show({ message: words.failed, color: "red" });
  return (
    <Menu.Item onClick={() => readAloud(turn.id, spokenParts(answer, language), voice, failed)}>{words.read}</Menu.Item>
  );
}
