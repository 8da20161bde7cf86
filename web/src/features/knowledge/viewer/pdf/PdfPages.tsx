// The pages of a PDF, one under the other, of which only those in sight exist; with zoom and page number above.
// Rendered by PdfView once the PDF is open.
import { useEffect, useState } from "react";
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
  const pages = usePages(document, spotOf(passage, page));
  const { places, inSight, goTo } = pages;
  const [led, setLed] = useState<ReadingPassage | number | null>(null);
  const wanted = passage ?? page;
  const isReady = places !== null;

  useEffect(() => {
    // Once a passage: scrolling away from it is the reader's right.
    if (!isReady || led === wanted) return;
    goTo(spotOf(passage, page));
    setLed(wanted);
  }, [isReady, led, wanted, goTo, passage, page]);

  const shown: number[] = [];
  if (inSight !== null) for (let each = inSight.first; each <= inSight.last; each += 1) shown.push(each);
  return (
    <div className={classes.frame}>
      <PageBar
        page={pages.page}
        pages={document.numPages}
        zoom={pages.zoom}
        zoomNow={pages.zoomNow}
        onPage={(number) => goTo({ page: number, fraction: 0 })}
        onZoom={pages.setZoom}
      />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region is meant to take focus */}
      <div ref={pages.scroller} className={classes.scroller} role="region" aria-label={text.pages} tabIndex={0} onScroll={pages.onScroll}>
        {places !== null && (
          <div className={classes.column} style={{ height: places.tops.at(-1), minWidth: places.width }}>
            {shown.map((number) => (
              <PdfPage
                key={number}
                document={document}
                page={number}
                scale={pages.scale}
                size={places.sizes[number - 1] ?? { width: 0, height: 0 }}
                top={places.tops[number - 1] ?? 0}
                rectangles={passage?.page === number ? passage.rectangles : NOTHING}
                onSize={pages.learn}
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
