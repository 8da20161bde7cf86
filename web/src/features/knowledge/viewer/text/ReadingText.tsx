// A document as text: office documents, mail and Markdown are read so, and any PDF can be. Rendered by DocumentViewer.
//
// Built from blocks as React elements: what a document says is text, never markup. A long document shows the sections
// that one has come near; a short one is there whole, for searching in the page and for screen readers.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { DocumentReading, ReadingPassage } from "../../../../api/knowledge";
import { useViewerText } from "../i18n/useViewerText";
import { cutterOf } from "./codePoints";
import { SourceContext } from "./MarkedText";
import classes from "./ReadingText.module.css";
import { sectionAt, sectionsOf } from "./sections";
import { SectionView } from "./SectionView";

interface ReadingTextProps {
  reading: DocumentReading;
  passage: ReadingPassage | null;
  depth: number;
}

/** 60 blocks each: some 300 pages of text are there at once. */
const MOST_AT_ONCE = 50;
const ESTIMATED_PX = 1800;

export function ReadingText({ reading, passage, depth }: ReadingTextProps) {
  const text = useViewerText();
  const scroller = useRef<HTMLDivElement>(null);
  const sections = useMemo(() => sectionsOf(reading.blocks), [reading.blocks]);
  const source = useMemo(
    () => ({ cut: cutterOf(reading.text), marked: passage === null ? null : ([passage.start, passage.end] as const) }),
    [reading.text, passage],
  );
  const wanted = passage === null ? 0 : sectionAt(sections, passage.start);
  const { near, watch } = useNear(scroller, sections.length, wanted);

  useLayoutEffect(() => {
    // Chosen again for each passage; the sections around it are there by then.
    const mark = passage === null ? null : scroller.current?.querySelector("mark");
    if (mark !== null && mark !== undefined) mark.scrollIntoView({ block: "center" });
  }, [passage]);

  if (sections.length === 0) return <p className={classes.empty}>{text.noText}</p>;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region is meant to take focus
    <div ref={scroller} className={classes.scroller} role="region" aria-label={text.textOfDocument} tabIndex={0}>
      <SourceContext value={source}>
        <div className={classes.text}>
          {sections.map((section, index) => (
            <div
              key={index}
              ref={watch}
              data-index={index}
              className={classes.section}
              style={near(index) ? undefined : { height: ESTIMATED_PX }}
            >
              {near(index) && (
                <SectionView
                  section={section}
                  depth={depth}
                  title={section.opens === null ? null : text.opens(reading.media_type, section.opens)}
                />
              )}
            </div>
          ))}
        </div>
      </SourceContext>
    </div>
  );
}

/** Which sections exist: all of a short document; of a long one those that came near, which then stay. */
function useNear(scroller: React.RefObject<HTMLElement | null>, count: number, wanted: number) {
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const observer = useRef<IntersectionObserver | null>(null);
  const waiting = useRef(new Set<Element>());
  const all = count <= MOST_AT_ONCE;

  useEffect(() => {
    if (all) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        const come = entries.filter((entry) => entry.isIntersecting);
        if (come.length === 0) return;
        for (const { target } of come) watcher.unobserve(target);
        setSeen((before) => new Set([...before, ...come.map(({ target }) => Number((target as HTMLElement).dataset.index))]));
      },
      { root: scroller.current, rootMargin: "2000px 0px" },
    );
    observer.current = watcher;
    waiting.current.forEach((element) => watcher.observe(element));
    return () => watcher.disconnect();
  }, [all, scroller]);

  const [watch] = useState(() => (element: HTMLElement | null) => {
    if (element === null) return;
    waiting.current.add(element);
    observer.current?.observe(element);
  });
  return { near: (index: number) => all || seen.has(index) || Math.abs(index - wanted) <= 1, watch };
}
