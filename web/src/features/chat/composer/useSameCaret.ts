// A long text is written in another text box, which does not grow: who writes goes on in it where they were. Used by Composer.
import { useCallback, useLayoutEffect, useRef, type RefObject } from "react";

/** Is told of each change before it is rendered, and where the caret is to stand if not where it is. */
type KeepCaret = (box: HTMLTextAreaElement, at?: number) => void;

/** `isOther` changes with the box. */
export function useSameCaret(input: RefObject<HTMLTextAreaElement | null>, isOther: boolean): KeepCaret {
  const caret = useRef<number | null>(null);

  useLayoutEffect(() => {
    const box = input.current;
    if (box === null || caret.current === null || document.activeElement === box) return;
    box.focus({ preventScroll: true });
    box.setSelectionRange(caret.current, caret.current);
  }, [input, isOther]);

  return useCallback((box, at = box.selectionEnd) => {
    caret.current = document.activeElement === box ? at : null;
  }, []);
}
