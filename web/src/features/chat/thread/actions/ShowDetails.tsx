// « Détails de la réponse » : opens the side panel on model, duration and footprint. A line of the « ⋯ » of AnswerActions.
import { Menu } from "@mantine/core";
import { use } from "react";
import type { AnswerPartProps } from "../answerPart";
import { OpenPanelContext } from "../panelPlace";
import { useThreadWords } from "../words";

export function ShowDetails({ turn }: AnswerPartProps) {
  const words = useThreadWords();
  const openPanel = use(OpenPanelContext);
  return (
    <Menu.Item onClick={() => openPanel({ turnId: turn.id, tab: "details", source: null })}>{words.details}</Menu.Item>
  );
}
