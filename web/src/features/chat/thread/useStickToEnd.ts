// Keeps the end of the thread in sight while text comes, unless the reader has scrolled up. Used by Thread.
import { useEffect, useRef, useState } from "react";

const NEAR_END_PX = 80;
const ABOVE_CARD_PX = 12;

/** A card is read from its title: on a small screen, its end alone would tell nothing. */
function startOfCard(box: HTMLElement, inside: HTMLElement): number {
  const card = inside.lastElementChild?.querySelector("[data-from-top]");
  if (card === null || card === undefined) return Infinity;
  return card.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop - ABOVE_CARD_PX;
}

export function useStickToEnd() {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);

  useEffect(() => {
    const box = scroller.current;
    const inside = content.current;
    if (box === null || inside === null) return;
    const isAtEnd = () => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
    let sticks = true;
    let height = box.scrollHeight;
    const scrolled = () => {
      // Growing content moves the end away without the reader having scrolled: only a real scroll lets go.
      if (box.scrollHeight !== height) return;
      sticks = isAtEnd();
      setAtEnd(sticks);
    };
    const grow = new ResizeObserver(() => {
      height = box.scrollHeight;
      if (sticks) box.scrollTop = Math.min(height, startOfCard(box, inside));
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

  function toEnd(): void {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }

  return { scroller, content, atEnd, toEnd };
}
