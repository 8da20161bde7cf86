// One page of a PDF: its picture, its text to select, and the highlighted rectangles of a passage. Rendered by PdfPages
// while it is in sight.
import { useEffect, useRef, useState } from "react";
import type { Rectangle } from "../../../../api/knowledge";
import { useViewerText } from "../i18n/useViewerText";
import { drawPage } from "./drawPage";
import type { OpenedPdf } from "./openPdf";
import type { Size } from "./places";
import classes from "./PdfView.module.css";

interface PdfPageProps {
  document: OpenedPdf["document"];
  page: number;
  scale: number;
  size: Size;
  top: number;
  rectangles: readonly Rectangle[];
  onSize: (page: number, size: Size) => void;
}

/** Beyond this, phones refuse a canvas. */
const MOST_PIXELS = 2 ** 24;
const SHARPEST = 2;

export function PdfPage({ document, page, scale, size, top, rectangles, onSize }: PdfPageProps) {
  const text = useViewerText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let stop: (() => void) | null = null;
    let left = false;
    const draw = async () => {
      const opened = await document.getPage(page);
      const { width, height } = opened.getViewport({ scale: 1 });
      onSize(page, { width, height });
      // Read again at each step: the reader may have scrolled on meanwhile.
      if (isGone() || canvas.current === null || words.current === null) return;
      const sharpness = Math.min(window.devicePixelRatio, SHARPEST, Math.sqrt(MOST_PIXELS / (width * height * scale ** 2)));
      const drawing = drawPage(opened, canvas.current, words.current, scale, sharpness);
      stop = drawing.stop;
      await drawing.done;
    };
    const isGone = () => left;
    draw().catch(() => {
      if (!isGone()) setFailed(true);
    });
    return () => {
      left = true;
      stop?.();
    };
  }, [document, page, scale, onSize]);

  return (
    <section
      className={classes.page}
      aria-label={text.page(page)}
      data-page={page}
      style={{ top, width: size.width, height: size.height }}
    >
      <canvas ref={canvas} className={classes.canvas} aria-hidden />
      {rectangles.map(([left, bottom, right, upper]) => (
        <div
          key={`${left} ${bottom} ${right} ${upper}`}
          className={classes.highlight}
          style={{
            left: `${left / 100}%`,
            bottom: `${bottom / 100}%`,
            width: `${(right - left) / 100}%`,
            height: `${(upper - bottom) / 100}%`,
          }}
        />
      ))}
      <div ref={words} className={classes.words} />
      {failed && (
        <p className={classes.broken} role="alert">
          {text.pageFailed}
        </p>
      )}
    </section>
  );
}
