// The marks behind the text box: the same words, laid out in the same way and not to be seen, with what was found
// tinted and underlined. Rendered by Composer.
//
// Behind, and out of the way of pointer, keyboard and screen readers: the text box stays the browser's own, with its
// selection, its corrections and its composition of characters.
import { memo, useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from "react";
import type { Mark } from "../../../../api/protection";
import classes from "./Mirror.module.css";
import { partsOf } from "./marks";

interface MirrorProps {
  box: RefObject<HTMLTextAreaElement | null>;
  text: string;
  marks: readonly Mark[];
}

export const Mirror = memo(function Mirror({ box, text, marks }: MirrorProps) {
  const layer = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => partsOf(text, marks), [text, marks]);

  useEffect(() => {
    const input = box.current;
    if (input === null) return;
    const follow = () => {
      if (layer.current !== null) layOut(layer.current, input);
    };
    // The box grows with its text, and shrinks with the window.
    const sizes = new ResizeObserver(follow);
    sizes.observe(input);
    input.addEventListener("scroll", follow, { passive: true });
    return () => {
      sizes.disconnect();
      input.removeEventListener("scroll", follow);
    };
  }, [box]);

  useLayoutEffect(() => {
    if (layer.current !== null && box.current !== null && parts.length > 0) layOut(layer.current, box.current);
  }, [box, parts]);

  return (
    <div className={classes.mirror} aria-hidden="true">
      <div ref={layer} className={classes.layer}>
        {parts.map((part, index) =>
          // What stands at a place is what it is: parts have no other identity.
          part.marked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
        )}
      </div>
    </div>
  );
});

/** What decides where words stand and lines break; read from the box, so that a reader's own styles count too. */
const LAYING_OUT = [
  "font-family", "font-size", "font-style", "font-weight", "font-stretch", "font-kerning", "font-feature-settings",
  "font-variant-ligatures", "font-variation-settings", "font-size-adjust", "line-height", "letter-spacing", "word-spacing", "word-break",
  "text-align", "text-indent", "text-rendering", "text-transform", "tab-size", "direction", "line-break", "hyphens",
  "padding-top", "padding-right", "padding-bottom", "padding-left",
];

function layOut(layer: HTMLElement, input: HTMLTextAreaElement): void {
  const style = getComputedStyle(input);
  for (const name of LAYING_OUT) layer.style.setProperty(name, style.getPropertyValue(name));
  // Lines are as wide as the box without its scroll bar. Fractions of a pixel count: they decide on line breaks.
  const scrollBar = input.offsetWidth - input.clientWidth;
  layer.style.width = `${input.getBoundingClientRect().width - scrollBar}px`;
  layer.style.transform = `translateY(${-input.scrollTop}px)`;
}
