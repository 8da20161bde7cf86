// Keeps the end of the thread in sight while text comes, unless the reader has scrolled up. Used by ConversationPage.
import { useCallback, useEffect, useState, type RefObject } from "react";

const NEAR_END_PX = 80;

export function useStickToEnd(scroller: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>) {
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    const box = scroller.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
    setAtEnd(true);
  }, [scroller]);

  useEffect(() => {
    const box = scroller.current;
    const inside = content.current;
    if (box === null || inside === null) return;
    let sticks = true;
    let height = 0;
    const look = () => {
      // Growing content moves the end away without the reader having scrolled: only a real scroll lets go.
      if (box.scrollHeight === height) {
        sticks = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
        setAtEnd(sticks);
      }
    };
    const grow = new ResizeObserver(() => {
      height = box.scrollHeight;
      if (sticks) box.scrollTop = box.scrollHeight;
      else setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX);
    });
    grow.observe(inside);
    grow.observe(box);
    box.addEventListener("scroll", look, { passive: true });
    return () => {
      grow.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, [scroller, content]);

  return { atEnd, toEnd };
}
