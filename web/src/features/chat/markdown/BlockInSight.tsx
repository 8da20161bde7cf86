// A block of an answer of which much came at once: its plain words, until it is nearly in sight. Rendered by Answer.
// Turning a hundred thousand characters of Markdown into elements takes a second, during which nothing else moves.
import { startTransition, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";
import classes from "./Answer.module.css";

const NEAR_PX = 900;

interface BlockInSightProps {
  text: string;
  /** The block as it should be. */
  children: ReactNode;
}

export function BlockInSight({ text, children }: BlockInSightProps) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef<number | null>(null);
  const [isNear, setIsNear] = useState(false);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        before.current = element.getBoundingClientRect().height;
        // Several come near at once: each is read by itself, and keys are answered in between.
        startTransition(() => setIsNear(true));
        watch.disconnect();
      },
      { root: element.closest("[data-thread]"), rootMargin: `${NEAR_PX}px 0px` },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  // What is read stays where it is, when something above it turns out higher or lower.
  useLayoutEffect(() => {
    const element = box.current;
    const known = before.current;
    before.current = null;
    if (isNear && element !== null && known !== null) keepPlace(element, known);
  }, [isNear]);

  return (
    <div ref={box} className={classes.section}>
      {isNear ? children : <p className={classes.plain}>{withoutHiddenCharacters(text)}</p>}
    </div>
  );
}

function keepPlace(element: HTMLElement, known: number): void {
  const scroller = element.closest("[data-thread]");
  if (scroller === null) return;
  const fold = scroller.getBoundingClientRect().top;
  const { bottom, height } = element.getBoundingClientRect();
  if (bottom <= fold) scroller.scrollTop += height - known;
}
