// The one box of the home page: a task in one's own words, documents by button or by dropping. Used by HomePage.
import { Button, FileButton, Pill, Textarea } from "@mantine/core";
import { useState, type DragEvent, type KeyboardEvent } from "react";
import { READABLE_FILES } from "../../ui/files";
import classes from "./TaskBox.module.css";
import { useWords } from "./words";

export function TaskBox({ onStart }: { onStart: (text: string, files: File[]) => void }) {
  const t = useWords();
  const [text, setText] = useState("");
  const [files, setFiles] = useState<File[]>([]);
  const [over, setOver] = useState(false);
  const ready = text.trim() !== "" || files.length > 0;

  function start() {
    if (ready) onStart(text.trim(), files);
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
        <FileButton accept={READABLE_FILES} multiple onChange={(chosen) => setFiles([...files, ...chosen])}>
          {(props) => (
            <Button variant="default" size="sm" {...props}>
              {t.attach}
            </Button>
          )}
        </FileButton>
        <Button type="submit" size="sm" disabled={!ready}>
          {t.start}
        </Button>
      </div>
    </form>
  );
}
