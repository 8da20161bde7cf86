// A long text is written in another text box, which does not grow: who writes goes on in it where they were. Used by Composer.
import { useCallback, useLayoutEffect, useRef, type RefObject } from "react";

/** `isOther` changes with the box; what it gives is told of each change, before it is rendered. */
export function useSameCaret(input: RefObject<HTMLTextAreaElement | null>, isOther: boolean): (box: HTMLTextAreaElement) => void {
  const caret = useRef<number | null>(null);

  useLayoutEffect(() => {
    const box = input.current;
    if (box === null || caret.current === null || document.activeElement === box) return;
    box.focus({ preventScroll: true });
    box.setSelectionRange(caret.current, caret.current);
  }, [input, isOther]);

  return useCallback((box) => {
    caret.current = document.activeElement === box ? box.selectionEnd : null;
  }, []);
}
