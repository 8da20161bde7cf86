// The one box of the home page: a task in one's own words, knowledge bases to ask, documents by button or by dropping. Used by HomePage.
import { Button, FileButton, Pill, Textarea } from "@mantine/core";
import { useState, type DragEvent, type KeyboardEvent } from "react";
import type { Base } from "../../api/knowledge";
import { BaseChoice, ChosenBases } from "../../ui/BaseChoice";
import { READABLE_FILES } from "../../ui/files";
import classes from "./TaskBox.module.css";
import { useWords } from "./words";

interface TaskBoxProps {
  bases: readonly Base[];
  /** Ids of those that were chosen before the page was opened. */
  chosen: readonly string[];
  onStart: (text: string, files: File[], baseIds: readonly string[]) => void;
}

export function TaskBox({ bases, chosen, onStart }: TaskBoxProps) {
  const t = useWords();
  const [text, setText] = useState("");
  const [files, setFiles] = useState<File[]>([]);
  const [baseIds, setBaseIds] = useState(chosen);
  const [over, setOver] = useState(false);
  const ready = text.trim() !== "" || files.length > 0;

  function start() {
    if (ready) onStart(text.trim(), files, baseIds);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    start();
  }
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    setFiles([...files, ...event.dataTransfer.files]);
  }
  return (
    // Dropping is a shortcut: the button beside does the same by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={classes.box}
      data-over={over || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Textarea
        aria-label={t.box}
        placeholder={`${t.box}…`}
        variant="unstyled"
        size="md"
        autosize
        minRows={2}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        classNames={{ input: classes.text ?? "" }}
      />
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
        <div className={classes.sources}>
          <FileButton accept={READABLE_FILES} multiple onChange={(added) => setFiles([...files, ...added])}>
            {(props) => (
              <Button variant="default" size="sm" {...props}>
                {t.attach}
              </Button>
            )}
          </FileButton>
          {bases.length > 0 && <BaseChoice bases={bases} chosen={baseIds} onChange={setBaseIds} />}
        </div>
        <Button type="submit" size="sm" disabled={!ready}>
          {t.start}
        </Button>
      </div>
    </form>
  );
}
