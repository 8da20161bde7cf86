// Whether an element is in sight or will soon be, while one scrolls the page. Used by stretches of rows and by what loads on.
import { useEffect, useState, type RefObject } from "react";

/** `beforeLeaving` is told that it goes out of reach, while it still stands there. */
export function useNear(
  element: RefObject<HTMLElement | null>,
  marginPx: number,
  startsNear: boolean,
  beforeLeaving?: (element: HTMLElement) => boolean,
): boolean {
  const [isNear, setIsNear] = useState(startsNear);
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const watch = new IntersectionObserver(
      (entries) => {
        const near = entries.at(-1)?.isIntersecting === true;
        if (near || beforeLeaving?.(watched) !== false) setIsNear(near);
      },
      { root: watched.closest("main"), rootMargin: `${marginPx}px 0px` },
    );
    watch.observe(watched);
    return () => watch.disconnect();
  }, [element, marginPx, beforeLeaving]);
  return isNear;
}
