// An answer's text, block by block. Rendered by TurnView, once per animation frame at most while it streams.
import { Fragment, memo, useState } from "react";
import type { Stretch } from "../stream/turnState";
import { BlockInSight } from "./BlockInSight";
import { BoundedBlock } from "./BoundedBlock";
import { factPlaces } from "./factPlaces";
import { placesIn } from "./placesIn";
import { settleTail } from "./settleTail";
import { NOTHING_SPLIT, splitBlocks, type Split } from "./splitBlocks";
import classes from "./Answer.module.css";

interface AnswerProps {
  text: string;
  streaming: boolean;
  /** Sentences that no source supports. */
  unsupported?: readonly Stretch[];
  /** What is to be checked; once, at the end. */
  facts?: readonly Stretch[];
}

/** More than that at once, of one or of the other, is not made into elements before it is nearly in sight. */
const MANY_BLOCKS = 24;
const MANY_CHARACTERS = 10_000;

const NONE: readonly Stretch[] = [];

export const Answer = memo(function Answer({ text, streaming, unsupported = NONE, facts = NONE }: AnswerProps) {
  const [kept, keep] = useState(() => splitBlocks(text, NOTHING_SPLIT));
  const split = kept.text === text ? kept : splitBlocks(text, kept);
  const [atOnce, setAtOnce] = useState(() => (isMuch(split, NOTHING_SPLIT) ? split.blocks.length : 0));
  if (split !== kept) {
    if (isMuch(split, kept)) setAtOnce(split.blocks.length);
    keep(split);
  }
  const last = split.blocks.length - 1;
  const places = unsupported.length === 0 ? null : placesIn(text, split.blocks, unsupported);
  const marked = facts.length === 0 ? null : factPlaces(text, split.blocks, facts);
  return (
    <div className={classes.answer} data-streaming={streaming || undefined} data-said>
      {split.blocks.map((block, index) => {
        const shown = (
          <BoundedBlock
            text={streaming && index === last ? settleTail(block) : block}
            unsupported={places?.[index] ?? ""}
            facts={marked?.[index] ?? ""}
          />
        );
        // Blocks only ever grow at the end, so that their place is their identity.
        return index < atOnce ? (
          <BlockInSight key={index} text={block}>
            {shown}
          </BlockInSight>
        ) : (
          <Fragment key={index}>{shown}</Fragment>
        );
      })}
    </div>
  );
});

function isMuch(split: Split, before: Split): boolean {
  return split.blocks.length - before.blocks.length > MANY_BLOCKS || split.text.length - before.text.length > MANY_CHARACTERS;
}
