// The box in which a question is written: text with what was found in it, bases, documents, class of data, send or stop.
// Rendered by ConversationComposer.
import { Button, FileButton, Textarea } from "@mantine/core";
import { useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from "react";
import type { Base } from "../../../api/knowledge";
import type { DataClass } from "../../../api/types";
import { BaseChoice, ChosenBases } from "../../../ui/BaseChoice";
import { useFormat } from "../../../ui/i18n/format";
import { ATTACHABLE_FILES } from "../../../ui/files";
import { pastedFiles } from "../../../ui/pastedFiles";
import { useChatText } from "../i18n/useChatText";
import { ClassChoice } from "./ClassChoice";
import classes from "./Composer.module.css";
import { Dictation } from "./dictation/Dictation";
import { Files, type FilesProps } from "./Files";
import { ImageNote, type ImageChoice } from "./images/ImageNote";
import { useImageWords } from "./images/words";
import { countCharacters, lengthState, LONGEST_MESSAGE } from "./limits";
import { MarksLine } from "./marks/MarksLine";
import { Mirror } from "./marks/Mirror";
import type { ComposerMarks } from "./marks/useComposerMarks";
import { useSelectedWords } from "./marks/useSelectedWords";
import { useLongText } from "./useLongText";

export interface ComposerProps {
  input: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  marks: ComposerMarks;
  declaredClass: DataClass;
  /** The class that the conversation has: the next question is of none below. */
  reachedClass: DataClass;
  onDeclaredClass: (value: DataClass) => void;
  /** The knowledge bases that are open to the person, those that the question goes to, and choosing others. */
  bases: { bases: readonly Base[]; chosen: readonly string[]; onChange: (ids: string[]) => void };
  files: FilesProps;
  images: ImageChoice;
  onFiles: (files: File[]) => void;
  isRunning: boolean;
  isStopping: boolean;
  isSending: boolean;
  /** Why nothing can be sent now; null when it can. */
  obstacle: string | null;
  /** Why the last try failed. */
  failure: string | null;
  onSend: () => void;
  onStop: () => void;
}

export function Composer({ input, ...props }: ComposerProps) {
  const words = useChatText().composer;
  const images = useImageWords();
  const format = useFormat();
  const [pasted, setPasted] = useState<string | null>(null);
  const selected = useSelectedWords(input, props.text);
  const characters = countCharacters(props.text);
  const length = lengthState(characters);
  const long = useLongText(input, props.text, props.onText);
  const longest = format.number(LONGEST_MESSAGE);
  const tooLong = length === "over" ? words.tooLong(format.number(characters), longest) : null;
  const canSend =
    props.text.trim() !== "" && tooLong === null && props.obstacle === null && !props.isRunning && !props.isSending;

  function onKeyDown(event: KeyboardEvent) {
    // While a word is being composed (accents, other scripts), Enter belongs to the keyboard.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    // A touch keyboard has no Shift + Enter: there, Enter goes to the next line and the button sends.
    if (isByTouch()) return;
    event.preventDefault();
    if (canSend) props.onSend();
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const files = pastedFiles(event, images.pasted);
    const text = event.clipboardData.getData("text/plain");
    if (files.length > 0) {
      event.preventDefault();
      props.onFiles(files);
    } else if (text.length + props.text.length > LONGEST_MESSAGE) {
      // Fifty megabytes in a text box would freeze the page: such a text can only become a document.
      event.preventDefault();
      setPasted(text);
    } else {
      long.onPaste(event);
    }
  }

  function attachPasted(text: string) {
    props.onFiles([new File([text], words.pastedName, { type: "text/plain" })]);
    setPasted(null);
    input.current?.focus();
  }

  const goingAlong = props.files.attachments.filter((each) => each.is_image && !props.files.keptOut.includes(each.id));
  const messages = [props.failure, tooLong, props.text.trim() === "" ? null : props.obstacle].filter((each) => each !== null);
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) props.onSend();
      }}
    >
      <ChosenBases {...props.bases} />
      <Files {...props.files} />
      <ImageNote {...props.images} images={goingAlong} />
      <div className={classes.writing}>
        {/* The text box is another one from there on. */}
        <Mirror key={String(long.isLong)} box={input} text={props.text} marks={props.marks.marks} />
        <Textarea
          ref={input}
          variant="unstyled"
          aria-label={words.label}
          aria-describedby="composer-says"
          placeholder={isByTouch() ? words.placeholderByTouch : words.placeholder}
          value={props.text}
          onChange={long.onChange}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          error={length === "over"}
          {...(long.isLong ? { rows: 10 } : { autosize: true, minRows: 1, maxRows: 10 })}
          classNames={{ input: classes.input ?? "" }}
        />
      </div>
      <MarksLine text={props.text} marks={props.marks} selected={selected} />
      <div id="composer-says" className={classes.says} role="status">
        {messages.map((message) => (
          <p key={message} data-failed={message === props.failure || message === tooLong || undefined}>
            {message}
          </p>
        ))}
        {pasted !== null && (
          <p data-failed>
            {words.pasteTooLong(format.number(pasted.length))}{" "}
            <Button size="compact-sm" variant="default" onClick={() => attachPasted(pasted)}>
              {words.attachPaste}
            </Button>
          </p>
        )}
        {length === "near" && <p>{words.kept(format.number(characters), longest)}</p>}
      </div>
      <div className={classes.actions}>
        <FileButton multiple accept={ATTACHABLE_FILES} onChange={props.onFiles}>
          {(button) => (
            <Button {...button} variant="default" size="sm">
              {words.attach}
            </Button>
          )}
        </FileButton>
        <Dictation input={input} text={props.text} onText={props.onText} />
        {props.bases.bases.length > 0 && <BaseChoice {...props.bases} above />}
        <div className={classes.last}>
          <ClassChoice value={props.declaredClass} least={props.reachedClass} onChange={props.onDeclaredClass} />
          {props.isRunning ? (
            <Button className={classes.main ?? ""} variant="default" size="sm" onClick={props.onStop} loading={props.isStopping}>
              {words.stop}
            </Button>
          ) : (
            <Button className={classes.main ?? ""} type="submit" size="sm" disabled={!canSend} loading={props.isSending}>
              {words.send}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}

function isByTouch(): boolean {
  return window.matchMedia("(pointer: coarse)").matches;
}
