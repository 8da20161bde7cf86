// A question turned into a text box, in its place: sent, it begins a version of its own. Rendered by QuestionRow.
import { Button, Textarea } from "@mantine/core";
import { use, useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { Turn } from "../../../api/types";
import { rescueFocusTo } from "../../../ui/focus";
import { countCharacters, lengthState } from "../composer/limits";
import { TurnActionsContext } from "./turnActions";
import { useThreadWords } from "./words";
import classes from "./Question.module.css";

interface EditQuestionProps {
  turn: Turn;
  onClose: () => void;
  onSent: () => void;
}

export function EditQuestion({ turn, onClose, onSent }: EditQuestionProps) {
  const words = useThreadWords();
  const { askEdited, canAsk } = use(TurnActionsContext);
  const [text, setText] = useState(turn.question);
  const [sending, setSending] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const canSend = canAsk && !sending && text.trim() !== "" && lengthState(countCharacters(text)) !== "over";

  useEffect(() => {
    const input = box.current;
    input?.focus({ preventScroll: true });
    input?.setSelectionRange(input.value.length, input.value.length);
  }, []);

  async function send() {
    if (!canSend) return;
    setSending(true);
    // What was refused stays in the box; the page says why.
    if (await askEdited(turn, text)) onSent();
    else {
      setSending(false);
      // The button waited, and the focus would be nowhere.
      rescueFocusTo(box.current);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === "Enter" && !event.shiftKey && !window.matchMedia("(pointer: coarse)").matches) {
      event.preventDefault();
      void send();
    }
  }

  return (
    <form
      className={classes.edit}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Textarea
        ref={box}
        aria-label={words.editLabel}
        description={words.editHint}
        inputWrapperOrder={["label", "input", "description", "error"]}
        autosize
        minRows={2}
        maxRows={14}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.editActions}>
        <Button size="compact-md" fz="sm" variant="default" onClick={onClose}>
          {words.editCancel}
        </Button>
        <Button size="compact-md" fz="sm" type="submit" disabled={!canSend} loading={sending}>
          {words.editSend}
        </Button>
      </div>
    </form>
  );
}
