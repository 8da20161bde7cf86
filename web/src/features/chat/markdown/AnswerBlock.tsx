// One block of an answer, from Markdown to elements, without raw HTML and without anything fetched from elsewhere.
// Rendered by Answer; memoised on its text, so that finished blocks cost nothing while the next ones stream.
import { memo, useMemo, type ComponentProps, type ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { useChatText } from "../i18n/useChatText";
import classes from "./Answer.module.css";
import { CitationMark, type CitationMarkProps } from "./CitationMark";
import { CITATION_ELEMENT, citationMarks } from "./citationMarks";
import { FACT_ELEMENT, factMarks } from "./factMarks";
import { readFactPlaces } from "./factPlaces";
import { GLUED_ELEMENT, gluedMarks } from "./gluedMarks";
import { FactMark, type FactMarkProps } from "../verify/FactMark";
import { Formula, type FormulaProps } from "./formulas/Formula";
import { FORMULA_ELEMENT, formulas } from "./formulas/formulas";
import type { Stretch } from "../stream/turnState";
import { InventedMark, type InventedMarkProps } from "./InventedMark";
import { INVENTED_ELEMENT, inventedMarks } from "./inventedMarks";
import { PlainOnError } from "./PlainOnError";
import { readPlaces } from "./placesIn";
import { withoutRiskySyntax } from "./riskySyntax";
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";
import { isTooHeavy, safeAddress, shownAddress } from "./safety";
import { UnsupportedMark } from "./UnsupportedMark";
import { UNSUPPORTED_ELEMENT, UNSUPPORTED_MARK_ELEMENT, unsupportedMarks } from "./unsupportedMarks";

export interface AnswerBlockProps {
  text: string;
  /** Its sentences that no source supports: see placesIn. */
  unsupported: string;
  /** What is to be checked in it: see factPlaces. */
  facts: string;
  /** Of a table that is drawn in sections: its heading and first rows, or further rows alone; see HugeTable. */
  part?: "table" | "rows";
}

export const AnswerBlock = memo(function AnswerBlock({ text, unsupported, facts, part }: AnswerBlockProps) {
  const shown = withoutHiddenCharacters(text);
  const plugins = useMemo(() => pluginsFor(text, unsupported, facts), [text, unsupported, facts]);
  const plain = <p className={classes.plain}>{shown}</p>;
  if (isTooHeavy(shown)) return plain;
  return (
    <PlainOnError text={shown} plain={plain}>
      <Markdown remarkPlugins={plugins} components={part === undefined ? COMPONENTS : PARTS[part]} urlTransform={keepAddress}>
        {shown}
      </Markdown>
    </PlainOnError>
  );
});

type Plugins = NonNullable<ComponentProps<typeof Markdown>["remarkPlugins"]>;

const PLUGINS: Plugins = [remarkGfm, withoutRiskySyntax, formulas, citationMarks, inventedMarks, gluedMarks];

function pluginsFor(text: string, unsupported: string, facts: string): Plugins {
  if (unsupported === "" && facts === "") return PLUGINS;
  // Hidden characters are counted by the server and not shown here. Most texts have none, and some have hundreds of places.
  const isShownWhole = withoutHiddenCharacters(text) === text;
  const shownLength = (end: number) => (isShownWhole ? end : withoutHiddenCharacters(text.slice(0, end)).length);
  const shown = <Place extends Stretch>(place: Place): Place => {
    const at = shownLength(place.at);
    return { ...place, at, length: shownLength(place.at + place.length) - at };
  };
  return [
    remarkGfm,
    withoutRiskySyntax,
    formulas,
    [unsupportedMarks, readPlaces(unsupported).map(shown)],
    [factMarks, readFactPlaces(facts).map(shown)],
    citationMarks,
    inventedMarks,
    gluedMarks,
  ];
}

/** Addresses are judged by `Link`, which must see them whole to show why a text is no link. */
function keepAddress(address: string): string {
  return address;
}

function Link({ address, children }: { address: string | undefined; children: ReactNode }) {
  const url = safeAddress(address);
  if (url === null) return <span>{children}</span>;
  const shown = shownAddress(url);
  const says = typeof children === "string" ? children.replace(/^(?:https?:\/\/|mailto:)|\/$/g, "") : null;
  return (
    <>
      <a href={url.href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
      {says === shown ? null : <span className={classes.address}> ({shown})</span>}
    </>
  );
}

function Image({ address, alt }: { address: string | undefined; alt: string | undefined }) {
  const text = useChatText();
  return <Link address={address}>{text.answer.image(alt ?? "")}</Link>;
}

export function Table({ rows, children }: { rows?: number; children: ReactNode }) {
  const text = useChatText();
  return (
    // Focusable, because a keyboard has no other way to scroll a wide table.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region is meant to take focus
    <div className={classes.table} role="group" aria-label={text.answer.table} tabIndex={0}>
      <table aria-rowcount={rows}>{children}</table>
    </div>
  );
}

function Code({ children }: { children: ReactNode }) {
  const text = useChatText();
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region is meant to take focus
    <pre className={classes.code} role="group" aria-label={text.answer.code} tabIndex={0}>
      {children}
    </pre>
  );
}

/**
 * Inside a page whose title is h1 and whose questions are h2, all headings of an answer are h3: models begin at any
 * level and skip some, which would leave gaps in the outline that screen readers walk through.
 */
function heading(size: "large" | "small") {
  return function Heading({ children }: { children?: ReactNode }) {
    return <h3 data-size={size}>{children}</h3>;
  };
}

const COMPONENTS = {
  a: ({ href, children }) => <Link address={href}>{children}</Link>,
  img: ({ src, alt }) => <Image address={typeof src === "string" ? src : undefined} alt={alt} />,
  table: ({ children }) => <Table>{children}</Table>,
  pre: ({ children }) => <Code>{children}</Code>,
  input: ({ checked }) => <span aria-hidden>{checked === true ? "☑ " : "☐ "}</span>,
  h1: heading("large"),
  h2: heading("large"),
  h3: heading("small"),
  h4: heading("small"),
  h5: heading("small"),
  h6: heading("small"),
  [CITATION_ELEMENT]: ({ number }: CitationMarkProps) => (
    <CitationMark number={number} />
  ),
  [INVENTED_ELEMENT]: ({ written }: InventedMarkProps) => <InventedMark written={written} />,
  [UNSUPPORTED_ELEMENT]: ({ children }: { children?: ReactNode }) => (
    <span className={classes.unsupported}>{children}</span>
  ),
  [UNSUPPORTED_MARK_ELEMENT]: () => <UnsupportedMark />,
  [FORMULA_ELEMENT]: (formula: FormulaProps) => (
    <Formula source={formula.source} tex={formula.tex} display={formula.display} />
  ),
  [GLUED_ELEMENT]: ({ children }: { children?: ReactNode }) => <span className={classes.glued}>{children}</span>,
  [FACT_ELEMENT]: ({ fact, children }: FactMarkProps) => <FactMark fact={fact}>{children}</FactMark>,
} as Components;

const TABLE = { ...COMPONENTS, table: ({ children }) => <>{children}</> } as Components;

/** Within a table that stands around them. */
const PARTS = { table: TABLE, rows: { ...TABLE, thead: () => null } as Components };
