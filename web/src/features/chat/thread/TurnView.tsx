// One exchange: the question with what can be done to it, then the answer, or two side by side, or a summary. Rendered by
// TurnList and by the page of a shared conversation.
import { useQuery } from "@tanstack/react-query";
import { memo } from "react";
import { basesQuery } from "../../../api/knowledge";
import type { Attachment, Turn } from "../../../api/types";
import { chosenBases } from "../../../ui/BaseChoice";
import { useChatText } from "../i18n/useChatText";
import { Comparison } from "./Comparison";
import { Question } from "./Question";
import { QuestionRow } from "./QuestionRow";
import { Reply } from "./Reply";
import { SummaryCard } from "./SummaryCard";
import { TaskQuestion } from "./TaskQuestion";
import classes from "./TurnView.module.css";

interface TurnViewProps {
  turn: Turn;
  attachments: readonly Attachment[];
  /** Which exchange it is of how many; left out where they are not counted. */
  label?: string;
  position?: number;
  count?: number;
}

export const TurnView = memo(function TurnView({ turn, attachments, label, position, count }: TurnViewProps) {
  const text = useChatText();
  const { data: bases = [] } = useQuery({ ...basesQuery, enabled: turn.base_ids.length > 0 });
  const documents = [
    ...chosenBases(bases, turn.base_ids).map(({ name }) => name),
    ...attachments.filter((each) => turn.attachments.includes(each.id) && !each.is_image).map((each) => each.name),
  ];
  const images = attachments.filter((each) => turn.images.includes(each.id));
  return (
    <article className={classes.turn} aria-label={label} aria-posinset={position} aria-setsize={count}>
      {turn.kind === "summary" ? (
        <SummaryCard turn={turn} />
      ) : (
        <>
          <QuestionRow turn={turn}>
            {turn.task === null ? (
              <Question text={turn.question} documents={documents} images={images} />
            ) : (
              <TaskQuestion given={turn.task} text={turn.question} documents={documents} />
            )}
          </QuestionRow>
          {turn.comparison === null ? (
            <Reply turn={turn} heading={<h2 className={classes.hidden}>{text.turn.answer}</h2>} />
          ) : (
            <Comparison turn={turn} pair={turn.comparison} />
          )}
        </>
      )}
    </article>
  );
});
