// Marks the words that are looked for in the exchanges that are in the page, through the browser's own highlights: no
// element is added, so that neither the answer's text nor its marks change. Where a browser has none, nothing is marked.
// Used by FindBar.
import { useEffect, type RefObject } from "react";
import { placesOfWords } from "./placesOfWords";

const NAME = "found-words";
const PAUSE_MS = 150;
/** Of a letter that stands everywhere, more would tell nothing more. */
const MOST = 2000;

export function useShownWords(thread: RefObject<HTMLElement | null>, words: string): void {
  useEffect(() => {
    const box = thread.current;
    // Older browsers have no highlights, whatever the types say.
    const marks = (CSS as Partial<typeof CSS> | undefined)?.highlights;
    if (box === null || marks === undefined || words.trim() === "") return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const mark = () => marks.set(NAME, new Highlight(...rangesIn(box, words)));
    // Rows come and go as one scrolls, and an answer may be under way: a few times a second are enough.
    const later = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        mark();
      }, PAUSE_MS);
    };
    mark();
    const watching = new MutationObserver(later);
    watching.observe(box, { childList: true, subtree: true, characterData: true });
    return () => {
      watching.disconnect();
      clearTimeout(timer);
      marks.delete(NAME);
    };
  }, [thread, words]);
}

function rangesIn(box: HTMLElement, words: string): Range[] {
  const ranges: Range[] = [];
  for (const said of box.querySelectorAll("[data-said]")) {
    const texts = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null && ranges.length < MOST; node = texts.nextNode()) {
      for (const { start, end } of placesOfWords(node.nodeValue ?? "", words)) {
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, end);
        ranges.push(range);
      }
    }
  }
  return ranges;
}
