// Keeps the end of the thread in sight while text comes, unless the reader has scrolled up. Used by Thread.
import { useCallback, useEffect, useRef, useState } from "react";

const NEAR_END_PX = 80;
const ABOVE_CARD_PX = 12;

/** Where to stand: at the end. But what is no answer is read from its title: on a small screen, its end alone tells nothing. */
function restingPlace(box: HTMLElement, inside: HTMLElement): number {
  if (inside.querySelector("[data-from-start]") !== null) return 0;
  const last = [...inside.querySelectorAll("article")].at(-1);
  const card = last?.querySelector("[data-from-top]");
  if (card === null || card === undefined) return Infinity;
  // Beside another answer, both are read from their beginning.
  return (card.closest("[data-sides]") ?? card).getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop - ABOVE_CARD_PX;
}

/** `startsAtEnd`: where a conversation is opened, unless one exchange of it was asked for. */
export function useStickToEnd(startsAtEnd: boolean) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const sticks = useRef(startsAtEnd);
  const [atEnd, setAtEnd] = useState(true);

  useEffect(() => {
    const box = scroller.current;
    const inside = content.current;
    if (box === null || inside === null) return;
    const isAtEnd = () => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
    let height = box.scrollHeight;
    let top = box.scrollTop;
    const scrolled = () => {
      const isUpwards = box.scrollTop < top;
      top = box.scrollTop;
      // Growing content moves the end away without the reader having scrolled: only a real scroll lets go. Nothing but the
      // reader goes up while it grows, even in the very frame in which it did.
      if (box.scrollHeight !== height && !isUpwards) return;
      sticks.current = isAtEnd();
      setAtEnd(sticks.current);
    };
    const grow = new ResizeObserver(() => {
      height = box.scrollHeight;
      if (sticks.current) box.scrollTop = Math.min(height, restingPlace(box, inside));
      top = box.scrollTop;
      setAtEnd(isAtEnd());
    });
    grow.observe(inside);
    grow.observe(box);
    box.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      grow.disconnect();
      box.removeEventListener("scroll", scrolled);
    };
  }, []);

  const toEnd = useCallback(() => {
    sticks.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, []);

  /** Another place than the end is to be read. */
  const letGo = useCallback(() => {
    sticks.current = false;
  }, []);

  return { scroller, content, atEnd, toEnd, letGo };
}
