// An answer's text, block by block. Rendered by TurnView, once per animation frame at most while it streams.
import { memo, useState } from "react";
import type { Stretch } from "../stream/turnState";
import { BoundedBlock } from "./BoundedBlock";
import { placesIn } from "./placesIn";
import { settleTail } from "./settleTail";
import { NOTHING_SPLIT, splitBlocks } from "./splitBlocks";
import classes from "./Answer.module.css";

interface AnswerProps {
  text: string;
  streaming: boolean;
  /** Sentences that no source supports. */
  unsupported?: readonly Stretch[];
}

const NONE: readonly Stretch[] = [];

export const Answer = memo(function Answer({ text, streaming, unsupported = NONE }: AnswerProps) {
  const [kept, keep] = useState(() => splitBlocks(text, NOTHING_SPLIT));
  const split = kept.text === text ? kept : splitBlocks(text, kept);
  if (split !== kept) keep(split);
  const last = split.blocks.length - 1;
  const places = unsupported.length === 0 ? null : placesIn(text, split.blocks, unsupported);
  return (
    <div className={classes.answer} data-streaming={streaming || undefined}>
      {split.blocks.map((block, index) => (
        // Blocks only ever grow at the end, so that their place is their identity.
        <BoundedBlock
          key={index}
          text={streaming && index === last ? settleTail(block) : block}
          unsupported={places?.[index] ?? ""}
        />
      ))}
    </div>
  );
});
