// What the person asked, at the right, with the documents that were asked. Rendered by TurnView, and by the page while a
// question is on its way.
import { Anchor } from "@mantine/core";
import { useDisclosure, useElementSize } from "@mantine/hooks";
import { useChatText } from "../i18n/useChatText";
import { QuestionImages, type ShownImage } from "../composer/images/QuestionImages";
import { QuestionHeading } from "./QuestionHeading";
import classes from "./TurnView.module.css";

/** A pasted letter should not push the answer off the screen. */
const SHOWN_PX = 260;

interface QuestionProps {
  text: string;
  documents: readonly string[];
  images?: readonly ShownImage[];
}

export function Question({ text, documents, images = [] }: QuestionProps) {
  const words = useChatText().turn;
  const { ref, height } = useElementSize<HTMLParagraphElement>();
  const [unfolded, { toggle }] = useDisclosure(false);
  const isLong = height > SHOWN_PX;
  return (
    <div className={classes.question}>
      <QuestionHeading />
      <div className={classes.fold} style={isLong && !unfolded ? { maxHeight: SHOWN_PX } : undefined}>
        <p ref={ref} className={classes.questionText} data-said>
          {text}
        </p>
      </div>
      {isLong && (
        <Anchor component="button" type="button" className={classes.more ?? ""} aria-expanded={unfolded} onClick={toggle}>
          {unfolded ? words.showLess : words.showAll}
        </Anchor>
      )}
      <QuestionImages images={images} />
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
