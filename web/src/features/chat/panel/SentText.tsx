// One sent message: its pieces, with a chip for each placeholder, and passages of bases under their document's name.
// Rendered by SentMessages.
import { memo } from "react";
import type { SentPiece, SentPlaceholder } from "../../../api/protection";
import { useSentText } from "../i18n/useSentText";
import { Placeholder } from "./Placeholder";
import { placeholdersIn } from "./placeholdersIn";
import classes from "./SentText.module.css";

interface SentTextProps {
  pieces: readonly SentPiece[];
  placeholders: readonly SentPlaceholder[];
  asValues: boolean;
  mayAllow: (placeholder: SentPlaceholder) => boolean;
  onAllow: (placeholder: SentPlaceholder) => void;
}

export const SentText = memo(function SentText({ pieces, ...shown }: SentTextProps) {
  return (
    <div className={classes.sent}>
      {pieces.map((piece, index) =>
        piece.passage === null ? (
          <Pieces key={index} text={piece.text} {...shown} />
        ) : (
          <Passage key={index} piece={piece} passage={piece.passage} {...shown} />
        ),
      )}
    </div>
  );
});

type Shown = Omit<SentTextProps, "pieces">;

function Pieces({ text, placeholders, asValues, mayAllow, onAllow }: Shown & { text: string }) {
  return placeholdersIn(text, placeholders).map((part, index) =>
    typeof part === "string" ? (
      <span key={index}>{part}</span>
    ) : (
      <Placeholder key={index} placeholder={part} asValue={asValues} mayAllow={mayAllow(part)} onAllow={onAllow} />
    ),
  );
}

function Passage({ piece, passage, ...shown }: Shown & { piece: SentPiece; passage: NonNullable<SentPiece["passage"]> }) {
  const text = useSentText();
  const { document, page, state } = passage;
  const name = document === null || document === "" ? text.somePassage : text.passage(document);
  return (
    <span className={classes.passage}>
      <span className={classes.source}>{page === null ? name : `${name}, ${text.page(page)}`}</span>
      {state === "readable" ? <Pieces text={piece.text} {...shown} /> : <em className={classes.quiet}>{text.states[state]}</em>}
    </span>
  );
}
