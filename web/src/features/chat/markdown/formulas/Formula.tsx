// One formula, drawn; its source where it cannot be. Rendered by AnswerBlock.
import { useLayoutEffect, useRef, useState } from "react";
import { useFormulaWords } from "./words";
import classes from "./Formula.module.css";
import { useDrawing } from "./drawing";

export interface FormulaProps {
  /** As it is written, with its marks. */
  source: string;
  tex: string;
  /** "yes": on a line of its own. */
  display: string;
}

export function Formula({ source, tex, display }: FormulaProps) {
  const words = useFormulaWords();
  const draw = useDrawing();
  const place = useRef<HTMLSpanElement>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [isWide, setIsWide] = useState(false);
  const isSource = draw === null || failed === tex;

  useLayoutEffect(() => {
    const element = place.current;
    if (draw === null || element === null) return;
    try {
      draw(tex, display !== "", element);
      setIsWide(element.scrollWidth > element.clientWidth + 1);
    } catch {
      setFailed(tex);
    }
  }, [draw, tex, display]);

  // Of their own keys: what KaTeX puts into an element stays out of React's sight.
  if (isSource) return <span key="source" className={classes.source}>{source}</span>;
  // A wide one scrolls by itself, in reach of the keyboard.
  const scrolling = isWide ? { role: "group", tabIndex: 0, "aria-label": words.formula } : {};
  return (
    <span
      key="drawn"
      ref={place}
      className={classes.formula}
      data-formula={source}
      data-display={display || undefined}
      data-wide={isWide || undefined}
      {...scrolling}
    />
  );
}
