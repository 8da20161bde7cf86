// A field for a name that was not found. Used by MarksList and by the panel's view of what the model saw.
import { Button, TextInput } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { useMarksText } from "../../i18n/useMarksText";
import classes from "./Marks.module.css";
import { isReportable, LONGEST_REPORTED } from "./reportable";

export function AddMissed({ onAdd, busy = false }: { onAdd: (text: string) => void; busy?: boolean }) {
  const words = useMarksText();
  const [text, setText] = useState("");
  const tooLong = text.trim().length > LONGEST_REPORTED;

  function add() {
    if (!isReportable(text)) return;
    onAdd(text.trim());
    setText("");
  }

  function onKeyDown(event: KeyboardEvent) {
    // Inside the question's form, where Enter would send the question.
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  }

  return (
    <div className={classes.add}>
      <TextInput
        className={classes.addField ?? ""}
        size="sm"
        label={words.addLabel}
        value={text}
        error={tooLong ? words.addTooLong : null}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button variant="default" size="sm" disabled={!isReportable(text)} loading={busy} onClick={add}>
        {words.add}
      </Button>
    </div>
  );
}
