// An answer's text, block by block. Rendered by TurnView, once per animation frame at most while it streams.
import { memo, useState } from "react";
import { AnswerBlock } from "./AnswerBlock";
import { settleTail } from "./settleTail";
import { NOTHING_SPLIT, splitBlocks } from "./splitBlocks";
import classes from "./Answer.module.css";

interface AnswerProps {
  text: string;
  streaming: boolean;
}

export const Answer = memo(function Answer({ text, streaming }: AnswerProps) {
  const [kept, keep] = useState(() => splitBlocks(text, NOTHING_SPLIT));
  const split = kept.text === text ? kept : splitBlocks(text, kept);
  if (split !== kept) keep(split);
  const last = split.blocks.length - 1;
  return (
    <div className={classes.answer} data-streaming={streaming || undefined}>
      {split.blocks.map((block, index) => (
        // Blocks only ever grow at the end, so that their place is their identity.
        <AnswerBlock key={index} text={streaming && index === last ? settleTail(block) : block} />
      ))}
    </div>
  );
});
