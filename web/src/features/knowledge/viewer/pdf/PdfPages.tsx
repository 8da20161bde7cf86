// The pages of a PDF, one under the other, of which only those in sight exist; with zoom and page number above.
// Rendered by PdfView once the PDF is open.
import { useEffect, useRef } from "react";
import type { ReadingPassage } from "../../../../api/knowledge";
import { useViewerText } from "../i18n/useViewerText";
import type { OpenedPdf } from "./openPdf";
import { PageBar } from "./PageBar";
import { PdfPage } from "./PdfPage";
import type { Spot } from "./places";
import classes from "./PdfView.module.css";
import { usePages } from "./usePages";

interface PdfPagesProps {
  document: OpenedPdf["document"];
  /** The cited passage: where one is led, and what is highlighted. */
  passage: ReadingPassage | null;
  /** The page to begin at without a passage. */
  page: number;
}

const NOTHING: ReadingPassage["rectangles"] = [];

export function PdfPages({ document, passage, page }: PdfPagesProps) {
  const text = useViewerText();
  const { scroller, places, inSight, goTo, onScroll, learn, ...shownAs } = usePages(document, spotOf(passage, page));
  const led = useRef<ReadingPassage | number | null>(null);
  const wanted = passage ?? page;
  const isReady = places !== null;

  useEffect(() => {
    // Once a passage: scrolling away from it is the reader's right.
    if (!isReady || led.current === wanted) return;
    led.current = wanted;
    goTo(spotOf(passage, page));
  }, [isReady, wanted, goTo, passage, page]);

  const shown: number[] = [];
  if (inSight !== null) for (let each = inSight.first; each <= inSight.last; each += 1) shown.push(each);
  return (
    <div className={classes.frame}>
      <PageBar
        page={shownAs.page}
        pages={document.numPages}
        zoom={shownAs.zoom}
        zoomNow={shownAs.zoomNow}
        onPage={(number) => goTo({ page: number, fraction: 0 })}
        onZoom={shownAs.setZoom}
      />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region is meant to take focus */}
      <div ref={scroller} className={classes.scroller} role="region" aria-label={text.pages} tabIndex={0} onScroll={onScroll}>
        {places !== null && (
          <div className={classes.column} style={{ height: places.tops.at(-1), minWidth: places.width }}>
            {shown.map((number) => (
              <PdfPage
                key={number}
                document={document}
                page={number}
                scale={shownAs.scale}
                size={places.sizes[number - 1] ?? { width: 0, height: 0 }}
                top={places.tops[number - 1] ?? 0}
                rectangles={passage?.page === number ? passage.rectangles : NOTHING}
                onSize={learn}
              />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** The top of the passage: its rectangles are measured from the bottom of the page. */
function spotOf(passage: ReadingPassage | null, page: number): Spot {
  if (passage === null) return { page, fraction: 0 };
  const top = Math.max(0, ...passage.rectangles.map(([, , , upper]) => upper));
  return { page: passage.page ?? page, fraction: passage.rectangles.length === 0 ? 0 : 1 - top / 10_000 };
}
