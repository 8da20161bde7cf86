// A text box outside conversations that shows what was found in it, as the composer does. Handed to tasks and home by the
// app, through ui/asking.
import { Textarea } from "@mantine/core";
import { useRef } from "react";
import type { MarkedTextProps } from "../../../ui/asking";
import { LONGEST_AUTOSIZE } from "../composer/limits";
import { MarksLine } from "../composer/marks/MarksLine";
import { Mirror } from "../composer/marks/Mirror";
import { useComposerMarks } from "../composer/marks/useComposerMarks";
import { useSelectedWords } from "../composer/marks/useSelectedWords";
import classes from "./MarkedText.module.css";

const NO_TURNS: readonly unknown[] = [];
const NOT_LOADED = { data: undefined };

export function MarkedText({ id, value, onChange, marked, onMarked, rows, isWrong = false, describedBy, input, onKeyDown, ...asked }: MarkedTextProps) {
  const own = useRef<HTMLTextAreaElement>(null);
  const box = input ?? own;
  const selected = useSelectedWords(box, value);
  const marks = useComposerMarks({
    id: null,
    draft: { text: value, allowed: marked.allowed, missed: marked.missed },
    change: onMarked,
    model: asked.model,
    declaredClass: asked.declaredClass,
    bases: { data: asked.bases },
    baseIds: asked.bases.map((base) => base.id),
    turns: NO_TURNS,
    loaded: NOT_LOADED,
  });
  const isLong = value.length > LONGEST_AUTOSIZE;
  return (
    <>
      <div className={classes.writing} data-wrong={isWrong || undefined}>
        {/* The text box is another one from there on. */}
        <Mirror key={String(isLong)} box={box} text={value} marks={marks.marks} />
        <Textarea
          id={id}
          ref={box}
          variant="unstyled"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          aria-describedby={describedBy}
          aria-invalid={isWrong || undefined}
          {...(isLong ? { rows: rows.most } : { autosize: true, minRows: rows.least, maxRows: rows.most })}
          classNames={{ input: classes.input ?? "" }}
        />
      </div>
      <MarksLine text={value} marks={marks} selected={selected} />
    </>
  );
}
