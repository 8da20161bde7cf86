// The marks behind the text box: the same words, laid out in the same way and not to be seen, with what was found
// tinted and underlined. Rendered by Composer.
//
// Behind, and out of the way of pointer, keyboard and screen readers: the text box stays the browser's own, with its
// selection, its corrections and its composition of characters.
import { memo, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import type { Mark } from "../../../../api/protection";
import classes from "./Mirror.module.css";
import { linesOf, partsOf, type Line } from "./marks";

interface MirrorProps {
  box: RefObject<HTMLTextAreaElement | null>;
  text: string;
  marks: readonly Mark[];
}

export const Mirror = memo(function Mirror({ box, text, marks }: MirrorProps) {
  const layer = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(text, marks), [text, marks]);
  const drawn = useFrameByFrame(lines.length);

  useEffect(() => {
    const input = box.current;
    const shown = layer.current;
    if (input === null || shown === null) return;
    // The box grows with its text, shrinks with the window, and gets a scroll bar: all three are changes of size.
    const sizes = new ResizeObserver(() => layOut(shown, input));
    const follow = () => scroll(shown, input);
    sizes.observe(input);
    input.addEventListener("scroll", follow, { passive: true });
    return () => {
      sizes.disconnect();
      input.removeEventListener("scroll", follow);
    };
  }, [box]);

  return (
    <div className={classes.mirror} aria-hidden="true">
      <div ref={layer} className={classes.layer}>
        {/* Lines stay what they are while another one is written: only that one is laid out again. */}
        {lines.slice(0, drawn).map((line, index) => (
          <MirroredLine key={index} {...line} />
        ))}
      </div>
    </div>
  );
});

const LINES_A_FRAME = 120;

/** How many of so many lines are drawn: thousands of marks at once would hold the page while one writes on. */
function useFrameByFrame(count: number): number {
  const [drawn, setDrawn] = useState(LINES_A_FRAME);
  // Marks of a long text go with each key and come back with the pause: from the first line on.
  if (count === 0 && drawn !== LINES_A_FRAME) setDrawn(LINES_A_FRAME);
  useEffect(() => {
    if (drawn >= count) return;
    const frame = requestAnimationFrame(() => setDrawn(drawn + LINES_A_FRAME));
    return () => cancelAnimationFrame(frame);
  }, [drawn, count]);
  return drawn;
}

const MirroredLine = memo(function MirroredLine(line: Line) {
  // An empty line is as high as the others.
  if (line.text === "") return <br />;
  return (
    <div>
      {partsOf(line).map((part, index) =>
        part.marked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
      )}
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
  const around = input.offsetWidth - input.clientWidth;
  layer.style.width = `${input.getBoundingClientRect().width - around}px`;
  scroll(layer, input);
}

function scroll(layer: HTMLElement, input: HTMLTextAreaElement): void {
  layer.style.transform = `translate(${input.clientLeft}px, ${input.clientTop - input.scrollTop}px)`;
}
