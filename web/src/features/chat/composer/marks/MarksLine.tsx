// Under the text box, one quiet line: what was found in it and what would become of it. It opens the list.
// Rendered by Composer.
import { Popover } from "@mantine/core";
import { useState } from "react";
import type { Mark } from "../../../../api/protection";
import { useFoundLabel } from "../../../../ui/i18n/foundLabels";
import { useFormat } from "../../../../ui/i18n/format";
import { useLabels } from "../../../../ui/i18n/labels";
import { useMarksText } from "../../i18n/useMarksText";
import { isReplaced } from "./fate";
import classes from "./Marks.module.css";
import { MarksList } from "./MarksList";
import { SpokenCount } from "./SpokenCount";
import type { ComposerMarks } from "./useComposerMarks";

interface MarksLineProps {
  text: string;
  marks: ComposerMarks;
  /** The words that are selected in the text box. */
  selected: string;
}

/** Sorts that are named one by one; the rest is « 2 autres ». */
const KINDS_NAMED = 3;

export function MarksLine({ text, marks, selected }: MarksLineProps) {
  const words = useMarksText();
  const [opened, setOpened] = useState(false);
  const says = useLine(text, marks);
  const known = marks.answer !== null;
  // Open, the list stays although its last item went: the person is still in it.
  const shown = known || opened;
  // Sent, or taken back: the next text begins with its list closed.
  if (opened && text === "") setOpened(false);
  return (
    <div className={classes.under}>
      {shown && (
        <Popover
          opened={opened}
          onChange={setOpened}
          position="top-start"
          width="min(30rem, calc(100vw - 2rem))"
          shadow="md"
          withinPortal={false}
          trapFocus
          returnFocus
          withRoles={false}
        >
          <Popover.Target>
            <button
              type="button"
              className={classes.line}
              aria-haspopup="dialog"
              aria-expanded={opened}
              onClick={() => setOpened(!opened)}
            >
              <span className={classes.says}>{says}</span>
            </button>
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={words.title} className={classes.list ?? ""}>
            <MarksList text={text} marks={marks} />
          </Popover.Dropdown>
        </Popover>
      )}
      {selected !== "" && !marks.missed.includes(selected) && (
        <button
          type="button"
          className={classes.protect}
          // The text box keeps its selection and its keyboard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => marks.onMissed(selected)}
        >
          {words.protect(selected)}
        </button>
      )}
      {marks.failing && <p className={classes.failing}>{words.failing}</p>}
      <SpokenCount count={known ? marks.marks.length : 0} settled={marks.settled} />
    </div>
  );
}

/** « 3 éléments seront protégés : 1 personne, 1 date de naissance et 1 autre · Données de santé » */
function useLine(text: string, { marks: places, fate, dataClass }: ComposerMarks): string {
  const words = useMarksText();
  const format = useFormat();
  const label = useFoundLabel();
  const labels = useLabels();
  if (places.length === 0) return words.nothing;
  const marks = eachOnce(text, places);
  const replaced = marks.filter((mark) => isReplaced(mark, fate));
  const told = replaced.length > 0 ? replaced : marks;
  const left = marks.length - told.length;
  const counted = `${format.number(told.length)}\u00a0${format.plural(told.length, replaced.length > 0 ? words.replaced : words.found)}`;
  const counts = countByLabel(told);
  const named = counts.slice(0, counts.length === KINDS_NAMED + 1 ? KINDS_NAMED + 1 : KINDS_NAMED);
  const others = counts.slice(named.length).reduce((sum, [, count]) => sum + count, 0);
  const kinds = named.map(([each, count]) => `${format.number(count)}\u00a0${format.plural(count, label(each))}`);
  if (others > 0) kinds.push(`${format.number(others)}\u00a0${format.plural(others, words.others)}`);
  const ofClass = labels.dataOf[dataClass];
  const parts = [words.line(counted, format.list(kinds)), fate === "refused" ? words.refused(ofClass) : ofClass];
  if (left > 0) parts.splice(1, 0, `${format.number(left)}\u00a0${format.plural(left, words.left)}`);
  return parts.join(" · ");
}

/** What stands in several places is one thing, as it is where what was sent is told. */
function eachOnce(text: string, places: readonly Mark[]): readonly Mark[] {
  const seen = new Set<string>();
  return places.filter(({ label, start, end }) => {
    const key = `${label} ${text.slice(start, end)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The sorts in the order in which they are first met, people first: what a reader looks for. */
function countByLabel(marks: readonly Mark[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { label } of marks) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => Number(b === "person") - Number(a === "person"));
}
