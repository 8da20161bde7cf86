// An answer as other programs take it: plain HTML that Word and mail read, without a style, a script or a picture of ours
// or anybody's. Rendered by `copies.ts` alone, outside of the page.
import { useMemo, type ReactNode } from "react";
import type { Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { CITATION_ELEMENT, citationMarks } from "../markdown/citationMarks";
import { formulasAsText } from "../markdown/formulas/formulas";
import { withoutRiskySyntax } from "../markdown/riskySyntax";
import { safeAddress, shownAddress } from "../markdown/safety";
import { PlainBlocks } from "./PlainBlocks";

export interface CopiedAnswerProps {
  answer: string;
  /** What it cites, a line each. */
  sources: readonly string[];
  sourcesTitle: string;
  image: (description: string) => string;
}

const PLUGINS = [remarkGfm, withoutRiskySyntax, formulasAsText, citationMarks];

export function CopiedAnswer({ answer, sources, sourcesTitle, image }: CopiedAnswerProps) {
  const components = useMemo(() => componentsWith(image), [image]);
  return (
    <>
      <PlainBlocks answer={answer} plugins={PLUGINS} components={components} />
      {sources.length > 0 && (
        <>
          <p>
            <strong>{sourcesTitle}</strong>
          </p>
          {sources.map((source, index) => (
            <p key={index}>{source}</p>
          ))}
        </>
      )}
    </>
  );
}

function Link({ address, children }: { address: string | undefined; children: ReactNode }) {
  const url = safeAddress(address);
  if (url === null) return <>{children}</>;
  const shown = shownAddress(url);
  const says = typeof children === "string" ? children.replace(/^(?:https?:\/\/|mailto:)|\/$/g, "") : null;
  return (
    <>
      <a href={url.href}>{children}</a>
      {says === shown ? null : ` (${shown})`}
    </>
  );
}

function componentsWith(image: (description: string) => string): Components {
  return {
    a: ({ href, children }) => <Link address={href}>{children}</Link>,
    img: ({ src, alt }) => <Link address={typeof src === "string" ? src : undefined}>{image(alt ?? "")}</Link>,
    // Without these Word draws no lines.
    table: ({ children }) => (
      <table border={1} cellSpacing={0} cellPadding={4}>
        {children}
      </table>
    ),
    ul: ({ children }) => <ul>{children}</ul>,
    li: ({ children }) => <li>{children}</li>,
    pre: ({ children }) => <pre>{children}</pre>,
    code: ({ children }) => <code>{children}</code>,
    input: ({ checked }) => <>{checked === true ? "☑" : "☐"}</>,
    [CITATION_ELEMENT]: ({ number }: { number: number }) => <>[{number}]</>,
  } as Components;
}
