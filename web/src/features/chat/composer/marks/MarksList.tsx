// What was found, text by text, with what a person can say of each; and what they add by hand. Rendered by MarksLine.
import { Button } from "@mantine/core";
import { useFoundLabel, useRoleName } from "../../../../ui/i18n/foundLabels";
import { useFormat } from "../../../../ui/i18n/format";
import { useMarksText } from "../../i18n/useMarksText";
import { AddMissed } from "./AddMissed";
import { foundIn, type Found } from "./marks";
import { isReplaced } from "./fate";
import classes from "./Marks.module.css";
import { isSameMark, LONGEST_ALLOWED, MOST_MARKS } from "./reportable";
import type { ComposerMarks } from "./useComposerMarks";

export function MarksList({ text, marks }: { text: string; marks: ComposerMarks }) {
  const words = useMarksText();
  const found = foundIn(text, marks.marks, marks.allowed);
  const full = marks.missed.length >= MOST_MARKS || marks.allowed.length >= MOST_MARKS;
  const elsewhere = marks.missed.filter((each) => !found.some((one) => one.text === each));
  function add(added: string) {
    if (!marks.missed.some((each) => isSameMark(each, added))) marks.onMissed(added);
  }

  return (
    <>
      {/* The list takes the keyboard, not its first button: its name is said, and nothing is pressed by mistake. */}
      <p className={classes.title} tabIndex={-1} data-autofocus>
        {words.title}
      </p>
      <p className={classes.quiet}>
        {words.fate[marks.fate]} {words.teach}
      </p>
      {found.length + elsewhere.length > 0 && (
        <ul className={classes.items}>
          {found.map((each) => (
            <FoundItem key={each.text} found={each} marks={marks} />
          ))}
          {elsewhere.map((each) => (
            <li key={each} className={classes.item}>
              <Words text={each} facts={words.added} />
              <TakeBack text={each} marks={marks} />
            </li>
          ))}
        </ul>
      )}
      {full ? <p className={classes.full}>{words.full}</p> : <AddMissed onAdd={add} />}
      <p className={classes.quiet}>
        {words.limits} {words.told}
      </p>
    </>
  );
}

function FoundItem({ found, marks }: { found: Found; marks: ComposerMarks }) {
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
        <TakeBack text={found.text} marks={marks} />
      ) : found.allowable && found.text.length <= LONGEST_ALLOWED ? (
        // One button, which keeps the keyboard while its words change.
        <Button
          variant="default"
          size="compact-sm"
          aria-label={left ? words.againNamed(found.text) : words.letNamed(found.text)}
          onClick={() => marks.onAllowed({ text: found.text, label: found.label, role: found.role })}
        >
          {left ? words.again : words.let}
        </Button>
      ) : (
        <span className={classes.always}>{found.allowable ? words.tooLong : words.always}</span>
      )}
    </li>
  );
}

function TakeBack({ text, marks }: { text: string; marks: ComposerMarks }) {
  const words = useMarksText();
  return (
    <Button variant="default" size="compact-sm" aria-label={words.takeBackNamed(text)} onClick={() => marks.onMissed(text)}>
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
