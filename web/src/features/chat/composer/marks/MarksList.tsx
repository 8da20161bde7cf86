// What was found, text by text, with what a person can say of each; and what they add by hand. Rendered by MarksLine.
import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { useFoundLabel, useRoleName } from "../../../../ui/i18n/foundLabels";
import { useFormat } from "../../../../ui/i18n/format";
import { useMarksText } from "../../i18n/useMarksText";
import { AddMissed } from "./AddMissed";
import { foundIn, type Correction, type Found } from "./marks";
import { isReplaced } from "./fate";
import classes from "./Marks.module.css";
import { isSameMark, LONGEST_ALLOWED, MOST_MARKS } from "./reportable";
import type { ComposerMarks } from "./useComposerMarks";

export function MarksList({ text, marks }: { text: string; marks: ComposerMarks }) {
  const words = useMarksText();
  const title = useRef<HTMLParagraphElement>(null);
  // Protected again, and not yet marked: it keeps its place, and the keyboard, until the server has answered.
  const [again, setAgain] = useState<readonly Correction[]>([]);
  const found = foundIn(text, marks.marks, [...marks.allowed, ...again]);
  const full = marks.missed.length >= MOST_MARKS || marks.allowed.length >= MOST_MARKS;
  const elsewhere = marks.missed.filter((each) => !found.some((one) => one.text === each));
  function add(added: string) {
    if (!marks.missed.some((each) => isSameMark(each, added))) marks.onMissed(added);
  }

  function turn(correction: Correction) {
    if (marks.allowed.some((each) => each.text === correction.text)) setAgain([...again, correction]);
    marks.onAllowed(correction);
  }

  function takeBack(added: string) {
    marks.onMissed(added);
    // Its button goes with it.
    title.current?.focus();
  }

  return (
    <>
      {/* The list takes the keyboard, not its first button: its name is said, and nothing is pressed by mistake. */}
      <p ref={title} className={classes.title} tabIndex={-1} data-autofocus>
        {words.title}
      </p>
      <p className={classes.quiet}>
        {words.fate[marks.fate]} {words.teach}
      </p>
      {found.length + elsewhere.length > 0 && (
        <ul className={classes.items}>
          {found.map((each) => (
            <FoundItem key={each.text} found={each} marks={marks} onAllowed={turn} onTakeBack={takeBack} />
          ))}
          {elsewhere.map((each) => (
            <li key={each} className={classes.item}>
              <Words text={each} facts={words.added} />
              <TakeBack text={each} onTakeBack={takeBack} />
            </li>
          ))}
        </ul>
      )}
      {found.some((each) => !each.allowable) && <p className={classes.why}>{words.alwaysWhy}</p>}
      <p className={classes.quiet}>
        {words.limits} {words.told}
      </p>
      {/* Last, and always in sight: a long list must not hide where a missed name is added. */}
      <div className={classes.foot}>{full ? <p className={classes.full}>{words.full}</p> : <AddMissed onAdd={add} />}</div>
    </>
  );
}

interface FoundItemProps {
  found: Found;
  marks: ComposerMarks;
  onAllowed: (correction: Correction) => void;
  onTakeBack: (text: string) => void;
}

function FoundItem({ found, marks, onAllowed, onTakeBack }: FoundItemProps) {
  const words = useMarksText();
  const format = useFormat();
  const label = useFoundLabel();
  const roleName = useRoleName();
  const left = marks.allowed.some((each) => each.text === found.text);
  const added = marks.missed.includes(found.text);
  const facts = [
    label(found.label).one,
    roleName(found.role),
    found.count > 1 ? words.times(format.number(found.count)) : null,
    left ? words.letThrough : added ? words.added : marks.fate === "minimised" && !isReplaced(found, "minimised") ? words.staysByRule : null,
  ];
  return (
    <li className={classes.item} data-left={left || undefined}>
      <Words text={found.text} facts={facts.filter((each) => each !== null).join(" · ")} />
      {added ? (
        <TakeBack text={found.text} onTakeBack={onTakeBack} />
      ) : found.allowable && found.text.length <= LONGEST_ALLOWED ? (
        // One button, which keeps the keyboard while its words change.
        <Button
          variant="default"
          size="compact-sm"
          aria-label={left ? words.againNamed(found.text) : words.letNamed(found.text)}
          onClick={() => onAllowed({ text: found.text, label: found.label, role: found.role })}
        >
          {left ? words.again : words.let}
        </Button>
      ) : (
        <span className={classes.always}>{found.allowable ? words.tooLong : words.always}</span>
      )}
    </li>
  );
}

function TakeBack({ text, onTakeBack }: { text: string; onTakeBack: (text: string) => void }) {
  const words = useMarksText();
  return (
    <Button variant="default" size="compact-sm" aria-label={words.takeBackNamed(text)} onClick={() => onTakeBack(text)}>
      {words.takeBack}
    </Button>
  );
}

function Words({ text, facts }: { text: string; facts: string }) {
  return (
    <span className={classes.what}>
      <span className={classes.text}>{text}</span>
      <span className={classes.facts}>{facts}</span>
    </span>
  );
}
