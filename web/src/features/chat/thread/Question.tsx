// What the person asked, at the right, with the documents that were asked. Rendered by TurnView, and by the page while a
// question is on its way.
import { Spoiler } from "@mantine/core";
import { useChatText } from "../i18n/useChatText";
import classes from "./TurnView.module.css";

/** A pasted letter should not push the answer off the screen. */
const SHOWN_PX = 260;

export function Question({ text, documents }: { text: string; documents: readonly string[] }) {
  const words = useChatText().turn;
  return (
    <div className={classes.question}>
      <h2 className={classes.hidden}>{words.question}</h2>
      <Spoiler maxHeight={SHOWN_PX} showLabel={words.showAll} hideLabel={words.showLess} classNames={{ control: classes.more ?? "" }}>
        <p className={classes.questionText}>{text}</p>
      </Spoiler>
      {documents.length > 0 && (
        <ul className={classes.documents} aria-label={words.attached}>
          {documents.map((name, index) => (
            <li key={index}>{name}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
