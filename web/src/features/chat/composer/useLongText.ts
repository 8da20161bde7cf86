// A long text is written in another text box, which does not grow: who writes goes on in it where they were, and what makes
// a text long is laid out in that box alone. Used by Composer and MarkedText.
import { useLayoutEffect, useRef, type ChangeEvent, type ClipboardEvent, type RefObject } from "react";
import { isFocusLost } from "../../../ui/focus";
import { LONGEST_AUTOSIZE } from "./limits";

export function useLongText(input: RefObject<HTMLTextAreaElement | null>, text: string, onText: (text: string) => void) {
  const caret = useRef<number | null>(null);
  const isLong = text.length > LONGEST_AUTOSIZE;

  useLayoutEffect(() => {
    const box = input.current;
    // The box that had it is gone. Cleared by a question that was sent, it goes from whoever is elsewhere by then.
    if (box === null || caret.current === null || !isFocusLost()) return;
    box.focus({ preventScroll: true });
    box.setSelectionRange(caret.current, caret.current);
  }, [input, isLong]);

  function write(box: HTMLTextAreaElement, whole: string, at: number) {
    caret.current = document.activeElement === box ? at : null;
    onText(whole);
  }

  function onChange({ currentTarget: box }: ChangeEvent<HTMLTextAreaElement>) {
    write(box, box.value, box.selectionEnd);
  }

  /** Written here first, a hundred thousand characters would be laid out twice. */
  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    if (isLong) return;
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const before = value.slice(0, selectionStart) + event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
    const whole = before + value.slice(selectionEnd);
    if (whole.length <= LONGEST_AUTOSIZE) return;
    event.preventDefault();
    write(event.currentTarget, whole, before.length);
  }

  return { isLong, onChange, onPaste };
}
