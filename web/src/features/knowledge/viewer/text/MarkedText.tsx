// A stretch of a document's text, with the part of it that a passage covers marked. Used by the reading view.
import { createContext, Fragment, use } from "react";
import { withoutHiddenCharacters } from "../../../../ui/hiddenCharacters";
import type { Cut } from "./codePoints";
import type { Span } from "./sections";

interface Source {
  cut: Cut;
  /** What is marked; null when one reads without looking for a passage. */
  marked: Span | null;
}

export const SourceContext = createContext<Source>({ cut: () => "", marked: null });

export function MarkedText({ span: [start, end] }: { span: Span }) {
  const { cut, marked } = use(SourceContext);
  const from = Math.max(start, marked?.[0] ?? end);
  const to = Math.min(end, marked?.[1] ?? end);
  if (marked === null || from >= to) return <Lines text={cut(start, end)} />;
  return (
    <>
      <Lines text={cut(start, from)} />
      <mark>
        <Lines text={cut(from, to)} />
      </mark>
      <Lines text={cut(to, end)} />
    </>
  );
}

/** Line breaks inside a paragraph or a cell are the author's. */
function Lines({ text }: { text: string }) {
  return withoutHiddenCharacters(text)
    .split("\n")
    .map((line, index) => (
      <Fragment key={index}>
        {index > 0 && <br />}
        {line}
      </Fragment>
    ));
}
