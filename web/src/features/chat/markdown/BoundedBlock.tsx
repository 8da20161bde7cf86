// One block of an answer; a table of hundreds of cells is drawn section by section. Rendered by Answer.
import { useMemo } from "react";
import { AnswerBlock, type AnswerBlockProps } from "./AnswerBlock";
import { HugeTable } from "./HugeTable";
import { hugeTableIn } from "./tableSections";

export function BoundedBlock(block: AnswerBlockProps) {
  const table = useMemo(() => hugeTableIn(block.text), [block.text]);
  if (table === null) return <AnswerBlock {...block} />;
  return <HugeTable table={table} unsupported={block.unsupported} facts={block.facts} />;
}
