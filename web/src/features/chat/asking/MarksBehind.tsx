// What was found in a text, behind its box, and the line that says it, as in the composer. Handed to tasks and home by the
// app, through ui/asking.
import { createPortal } from "react-dom";
import type { MarksBehindProps } from "../../../ui/asking";
import { LONGEST_AUTOSIZE } from "../composer/limits";
import { MarksLine } from "../composer/marks/MarksLine";
import { Mirror } from "../composer/marks/Mirror";
import { useComposerMarks } from "../composer/marks/useComposerMarks";
import { useSelectedWords } from "../composer/marks/useSelectedWords";

const NO_TURNS: readonly unknown[] = [];
const NOT_LOADED = { data: undefined };

export function MarksBehind({ box, under, value, marked, onMarked, model, declaredClass, bases }: MarksBehindProps) {
  const selected = useSelectedWords(box, value);
  const marks = useComposerMarks({
    id: null,
    draft: { text: value, allowed: marked.allowed, missed: marked.missed },
    change: onMarked,
    model,
    declaredClass,
    bases: { data: bases },
    baseIds: bases.map(({ id }) => id),
    turns: NO_TURNS,
    loaded: NOT_LOADED,
  });
  return (
    <>
      {/* The text box is another one from there on. */}
      <Mirror key={String(value.length > LONGEST_AUTOSIZE)} box={box} text={value} marks={marks.marks} />
      {under !== null && createPortal(<MarksLine text={value} marks={marks} selected={selected} />, under)}
    </>
  );
}
