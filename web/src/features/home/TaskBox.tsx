// The one box of the home page: a task in one's own words or a search, knowledge bases to ask, documents by button or by
// dropping. Used by HomePage.
import { Button, FileButton, Pill, Textarea, VisuallyHidden } from "@mantine/core";
import { use, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import type { Base } from "../../api/knowledge";
import type { LanguageModel } from "../../api/types";
import { MarksBehindContext, type Marked, type MarksBehindProps } from "../../ui/asking";
import { BaseChoice, ChosenBases, chosenBases } from "../../ui/BaseChoice";
import { ATTACHABLE_FILES } from "../../ui/files";
import { pastedFiles } from "../../ui/pastedFiles";
import { TemporarySwitch } from "../../ui/TemporarySwitch";
import { useDropZone } from "../../ui/useDropZone";
import { optionId, Suggestions } from "./Suggestions";
import classes from "./TaskBox.module.css";
import { useSuggestions } from "./useSuggestions";
import { useWords } from "./words";

export interface Begun {
  text: string;
  files: File[];
  baseIds: readonly string[];
  marked: Marked;
  temporary: boolean;
}

interface TaskBoxProps {
  bases: readonly Base[];
  /** Ids of those that were chosen before the page was opened. */
  chosen: readonly string[];
  /** The one that a new conversation begins with. */
  model: LanguageModel | null;
  onStart: (begun: Begun) => void;
}

const NOTHING_MARKED: Marked = { allowed: [], missed: [] };

export function TaskBox({ bases, chosen, model, onStart }: TaskBoxProps) {
  const t = useWords();
  const [text, setText] = useState("");
  const [files, setFiles] = useState<File[]>([]);
  const [baseIds, setBaseIds] = useState(chosen);
  const [temporary, setTemporary] = useState(false);
  const [marked, setMarked] = useState(NOTHING_MARKED);
  const [under, setUnder] = useState<HTMLDivElement | null>(null);
  const [focused, setFocused] = useState(false);
  const [dismissed, setDismissed] = useState(false);
  // By its key: conversations are found a moment later, and come in above what may be pointed at by then.
  const [pointed, setPointed] = useState<string | null>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const drop = useDropZone((transfer) => setFiles((before) => [...before, ...transfer.files]));
  const ready = text.trim() !== "" || files.length > 0;
  const suggestions = useSuggestions(text, start);
  const opened = focused && !dismissed && files.length === 0 && suggestions.length > 0;
  const place = suggestions.findIndex(({ key }) => key === pointed);
  const active = place === -1 ? null : place;

  function start() {
    if (ready) onStart({ text: text.trim(), files, baseIds, marked, temporary });
  }
  function write(words: string) {
    setText(words);
    setPointed(null);
    setDismissed(false);
  }
  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const pasted = pastedFiles(event, t.pasted);
    if (pasted.length === 0) return;
    event.preventDefault();
    setFiles((before) => [...before, ...pasted]);
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      const taken = opened && active !== null ? suggestions[active] : undefined;
      if (taken === undefined) start();
      else taken.go();
    } else if (opened && event.key === "Escape") {
      event.preventDefault();
      setDismissed(true);
      setPointed(null);
    } else if (opened && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const next = stepped(active, event.key === "ArrowDown" ? 1 : -1, suggestions.length);
      setPointed(next === null ? null : (suggestions[next]?.key ?? null));
    }
  }
  return (
    // Dropping is a shortcut: the button below does the same by keyboard.
    <form
      className={classes.box}
      data-over={drop.isOver || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
      {...drop.handlers}
    >
      <div className={classes.writing}>
        {text !== "" && (
          <Marks
            box={input}
            under={under}
            value={text}
            marked={marked}
            onMarked={(part) => setMarked((before) => ({ ...before, ...part }))}
            model={model}
            declaredClass="internal"
            bases={chosenBases(bases, baseIds)}
          />
        )}
        <Textarea
          ref={input}
          aria-label={t.box}
          placeholder={`${t.box}…`}
          variant="unstyled"
          size="md"
          autosize
          minRows={2}
          maxRows={10}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          aria-autocomplete="list"
          aria-controls={opened ? listId : undefined}
          aria-activedescendant={opened && active !== null ? optionId(listId, active) : undefined}
          classNames={{ input: classes.text ?? "" }}
        />
      </div>
      <div ref={setUnder} className={classes.under} />
      <ChosenBases bases={bases} chosen={baseIds} onChange={setBaseIds} />
      {files.length > 0 && (
        <ul className={classes.files}>
          {files.map((file, index) => (
            <li key={`${file.name}-${index}`}>
              <Pill
                size="lg"
                withRemoveButton
                onRemove={() => setFiles(files.filter((_, other) => other !== index))}
                removeButtonProps={{ "aria-label": t.remove(file.name), "aria-hidden": false, tabIndex: 0 }}
              >
                {file.name}
              </Pill>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.actions}>
        <FileButton accept={ATTACHABLE_FILES} multiple onChange={(added) => setFiles([...files, ...added])}>
          {(props) => (
            <Button variant="default" size="sm" {...props}>
              {t.attach}
            </Button>
          )}
        </FileButton>
        {bases.length > 0 && <BaseChoice bases={bases} chosen={baseIds} onChange={setBaseIds} />}
        <TemporarySwitch inRow checked={temporary} onChange={setTemporary} />
        <Button type="submit" size="sm" disabled={!ready} className={classes.start ?? ""}>
          {t.start}
        </Button>
      </div>
      {opened && <Suggestions id={listId} suggestions={suggestions} active={active} />}
      <VisuallyHidden role="status">{opened ? t.suggested(suggestions.length) : ""}</VisuallyHidden>
    </form>
  );
}

function Marks(props: MarksBehindProps) {
  return use(MarksBehindContext)?.(props) ?? null;
}

/** Down from the text to the first, up to the last, and at either end back to the text. */
function stepped(active: number | null, step: number, count: number): number | null {
  if (active === null) return step > 0 ? 0 : count - 1;
  const next = active + step;
  return next < 0 || next >= count ? null : next;
}
