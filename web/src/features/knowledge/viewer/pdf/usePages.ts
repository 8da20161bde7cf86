// The scrolling of a PDF: which pages are in sight, how large they are, and going to one. Used by PdfPages.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { OpenedPdf } from "./openPdf";
import { GAP_PX, heightOf, pageAt, pagesInSight, placesOf, spotAt, type Size, type Spot } from "./places";

/** CSS has 96 pixels to the inch, PDF 72 points. */
const PIXELS_A_POINT = 96 / 72;
const A4: Size = { width: 595, height: 842 };
export const LEAST_ZOOM = 0.25;
export const MOST_ZOOM = 4;
/** A page fitted into a wide window would be all one could see: it stays at what a printed page measures, and a bit. */
const WIDEST_FIT = 1.25;

/** "fit": as wide as there is room; a number: times the printed size. */
export type Zoom = "fit" | number;

export function usePages(document: OpenedPdf["document"], start: Spot) {
  const scroller = useRef<HTMLDivElement>(null);
  const spot = useRef<Spot>(start);
  const [box, setBox] = useState<Size | null>(null);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [first, setFirst] = useState<Size | null>(null);
  const [sizes, setSizes] = useState<ReadonlyMap<number, Size>>(new Map());
  const [top, setTop] = useState(0);

  const learn = useCallback((page: number, size: Size) => {
    setSizes((known) => {
      const before = known.get(page);
      if (before?.width === size.width && before.height === size.height) return known;
      return new Map(known).set(page, size);
    });
  }, []);

  useEffect(() => {
    let left = false;
    // The page that one is led to as well: a highlight on it must stand where it will stay.
    for (const page of new Set([1, spot.current.page])) {
      void document.getPage(page).then(
        (opened) => {
          const { width, height } = opened.getViewport({ scale: 1 });
          if (left) return;
          if (page === 1) setFirst({ width, height });
          learn(page, { width, height });
        },
        // A broken page is as large as the others, and says itself that it cannot be drawn.
        () => {
          if (!left && page === 1) setFirst(A4);
        },
      );
    }
    return () => {
      left = true;
    };
  }, [document, learn]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setBox({ width: element.clientWidth, height: element.clientHeight });
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    measure();
    return () => watcher.disconnect();
  }, []);

  const fit = box === null || first === null ? 1 : (box.width - 2 * GAP_PX) / first.width;
  const scale = zoom === "fit" ? Math.min(fit, WIDEST_FIT * PIXELS_A_POINT) : zoom * PIXELS_A_POINT;
  const places = useMemo(
    () => (first === null || box === null ? null : placesOf(document.numPages, first, sizes, scale)),
    [document, first, box, sizes, scale],
  );

  useLayoutEffect(() => {
    // Whatever changed size, the reader's place stays in sight.
    if (places !== null && scroller.current !== null) scroller.current.scrollTop = heightOf(places, spot.current);
  }, [places]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null || places === null) return;
    spot.current = spotAt(places, element.scrollTop);
    setTop(element.scrollTop);
  }, [places]);

  /** Leads to a page, or to a spot in it that then stands a quarter down the view. */
  const goTo = useCallback(
    ({ page, fraction }: Spot) => {
      const element = scroller.current;
      if (element === null || places === null) return;
      const within = Math.min(Math.max(page, 1), document.numPages);
      const room = fraction === 0 ? GAP_PX / 2 : element.clientHeight / 4;
      const wanted = Math.max(0, heightOf(places, { page: within, fraction }) - room);
      spot.current = spotAt(places, wanted);
      element.scrollTop = wanted;
      setTop(wanted);
    },
    [document, places],
  );

  const height = box?.height ?? 0;
  return {
    scroller,
    places,
    scale,
    zoom,
    setZoom,
    /** Times the printed size, also when it is fitted. */
    zoomNow: scale / PIXELS_A_POINT,
    inSight: places === null ? null : pagesInSight(places, top, height),
    page: places === null ? 1 : pageAt(places, top + height / 3),
    onScroll,
    goTo,
    learn,
  };
}
