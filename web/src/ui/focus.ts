// Keeps the keyboard's place while something is saved: a button that waits is disabled, and browsers take the focus
// from what is disabled or gone. Used where a page goes on after a save.
import { useLayoutEffect, useRef, type RefObject } from "react";

const FRAMES = 30;
const PATIENCE_MS = 2000;

/** Nobody has it, or only what is `going`: whoever takes it now takes it from nobody. */
export function isFocusLost(going: Node | null = null): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || going?.contains(at) === true;
}

/** For the button that begins it: has the focus again once it no longer waits, unless it went elsewhere. */
export function useFocusKept(busy: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasBusy = useRef(false);
  useLayoutEffect(() => {
    if (wasBusy.current && !busy && isFocusLost()) button.current?.focus({ preventScroll: true });
    wasBusy.current = busy;
  }, [busy]);
  return button;
}

/** After a row went with the button that was pressed in it: the page itself is then the next best place. */
export function rescueFocus(): void {
  rescueFocusTo(null);
}

/** The same where something else is better. */
export function rescueFocusTo(next: HTMLElement | null): void {
  // On a busy machine what was pressed goes some time after its work was done, be the frames until then few or slow.
  const until = performance.now() + PATIENCE_MS;
  const look = (frames: number) => {
    if (isFocusLost()) (next ?? document.getElementById("content"))?.focus({ preventScroll: true });
    else if (frames > 0 || performance.now() < until) requestAnimationFrame(() => look(frames - 1));
  };
  requestAnimationFrame(() => look(FRAMES));
}
