// After a change of page the focus goes to its heading, as it would after loading a document. Used by Shell.
import { useEffect, useRef, type RefObject } from "react";

/** `path` is the address that has arrived (undefined while the first page loads, which keeps the browser's focus). */
export function useFocusOnArrival(main: RefObject<HTMLElement | null>, path: string | undefined): void {
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    const from = before.current;
    before.current = path;
    if (from === undefined || from === path || main.current === null) return;
    if (main.current.contains(document.activeElement)) return; // the page has placed the focus itself
    const heading = main.current.querySelector<HTMLElement>("h1[tabindex]");
    (heading ?? main.current).focus({ preventScroll: true });
  }, [main, path]);
}
