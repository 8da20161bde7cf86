// Where documents come in, dropped or chosen, and whether their images stay in the copy. Used by ProtectPage. Dropping is
// a shortcut: the button does the same by keyboard.
import { Button, Switch, Text } from "@mantine/core";
import { useRef, useState, type ReactNode } from "react";
import { useDropZone } from "../../../ui/useDropZone";
import classes from "./Documents.module.css";
import { useDocumentsText } from "./i18n/useDocumentsText";
import type { Given } from "./uploads";

// Suffixes alone: systems that do not know a type show its files all the same. The server looks into the file and decides.
const ACCEPTED = ".docx,.docm,.xlsx,.xlsm,.pptx,.pptm,.odt,.pdf,.txt,.md,.csv";

export function DropArea({ onFiles, children }: { onFiles: (given: Given[]) => void; children: ReactNode }) {
  const text = useDocumentsText().give;
  const chooser = useRef<HTMLInputElement>(null);
  const [keepImages, setKeepImages] = useState(false);
  const [says, setSays] = useState("");

  function take(files: readonly File[], folders = 0) {
    setSays([folders > 0 ? text.folders : "", files.length > 0 ? text.added(files.length) : ""].filter(Boolean).join(" "));
    if (files.length > 0) onFiles(files.map((file) => ({ file, keepImages })));
  }
  const dropping = useDropZone((transfer) => {
    const { files, folders } = dropped(transfer);
    take(files, folders);
  });
  function choose(input: HTMLInputElement) {
    take([...(input.files ?? [])]);
    input.value = ""; // the same file may be chosen again
  }
  return (
    <div className={classes.area} data-over={dropping.isOver || undefined} {...dropping.handlers}>
      <div className={classes.invitation}>
        <div>
          <Text fw={600}>{dropping.isOver ? text.dropNow : text.drop}</Text>
          <Text size="sm" c="dimmed">
            {text.formats}
          </Text>
        </div>
        <Button onClick={() => chooser.current?.click()}>{text.choose}</Button>
        <Text size="sm" role="status" className={classes.says ?? ""}>
          {says}
        </Text>
        <Switch
          className={classes.images ?? ""}
          label={text.keepImages}
          aria-label={text.keepImages} // the label holds the description, which would be read twice
          description={text.keepImagesHelp}
          checked={keepImages}
          onChange={(event) => setKeepImages(event.currentTarget.checked)}
        />
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          accept={ACCEPTED}
          onChange={(event) => choose(event.currentTarget)}
        />
      </div>
      {children}
    </div>
  );
}

/** Must be called within the event. A folder comes as a file that cannot be read. */
function dropped(transfer: DataTransfer): { files: File[]; folders: number } {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const files = items.filter((item) => item.webkitGetAsEntry()?.isDirectory !== true).map((item) => item.getAsFile());
  return { files: files.filter((file) => file !== null), folders: items.length - files.length };
}
