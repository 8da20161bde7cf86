// Where documents come in: dropped, chosen, pasted, one by one or in folders. Used by DocumentsTab for those who manage
// the base. Dropping and pasting are shortcuts: the buttons do the same by keyboard.
import { Button, Group, Text } from "@mantine/core";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useDropZone } from "../../../ui/useDropZone";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { chosenFiles, droppedFiles, type Given, type GivenFile } from "./givenFiles";
import classes from "./Uploads.module.css";

interface Props {
  /** An empty base invites at large; one with documents keeps its place for them. */
  isEmpty: boolean;
  onFiles: (files: readonly GivenFile[]) => void;
  children: ReactNode;
}

export function DropArea({ isEmpty, onFiles, children }: Props) {
  const text = useKnowledgeText().uploads;
  const chooser = useRef<HTMLInputElement>(null);
  const folderChooser = useRef<HTMLInputElement>(null);
  const [says, setSays] = useState("");

  function take({ files, left }: Given) {
    setSays(left === 0 ? (files.length === 0 ? text.nothing : "") : text.left(left));
    if (files.length > 0) onFiles(files);
  }
  const dropping = useDropZone((transfer) => {
    droppedFiles(transfer).then(take, () => setSays(text.unreadable));
  });
  usePastedFiles((files) => take(chosenFiles(files)));

  function chooseWith(input: HTMLInputElement | null) {
    if (input === null) return;
    take(chosenFiles(input.files ?? []));
    input.value = ""; // the same file may be chosen again
  }
  return (
    <div className={classes.area} data-over={dropping.isOver || undefined} {...dropping.handlers}>
      <div className={classes.invitation} data-large={isEmpty || undefined}>
        <div className={classes.words}>
          <Text fw={600}>{dropping.isOver ? text.dropNow : text.drop}</Text>
          <Text size="sm" c="dimmed">
            {text.formats}
          </Text>
        </div>
        <Group gap="xs">
          <Button onClick={() => chooser.current?.click()}>{text.chooseFiles}</Button>
          <Button variant="default" onClick={() => folderChooser.current?.click()}>
            {text.chooseFolder}
          </Button>
        </Group>
        <Text size="sm" role="status" className={classes.says ?? ""}>
          {says}
        </Text>
        <input ref={chooser} type="file" multiple hidden onChange={(event) => chooseWith(event.currentTarget)} />
        <input
          ref={(input) => {
            folderChooser.current = input;
            input?.setAttribute("webkitdirectory", ""); // no type of React knows it
          }}
          type="file"
          multiple
          hidden
          onChange={(event) => chooseWith(event.currentTarget)}
        />
      </div>
      {children}
    </div>
  );
}

/** Files copied in the system's file manager and pasted anywhere on the page. */
function usePastedFiles(onFiles: (files: File[]) => void): void {
  const react = useRef(onFiles);
  useEffect(() => {
    react.current = onFiles;
  });
  useEffect(() => {
    function paste(event: ClipboardEvent) {
      const files = [...(event.clipboardData?.files ?? [])];
      // Office programs put a picture of copied text beside it: that is text, for the field that has the focus.
      if (files.length === 0 || event.clipboardData?.types.includes("text/plain") === true) return;
      event.preventDefault();
      react.current(files);
    }
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, []);
}
