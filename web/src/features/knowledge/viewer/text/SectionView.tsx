// One section of a document as clean HTML: headings, paragraphs, lists, tables. Rendered by ReadingText.
import { memo, type ReactNode } from "react";
import { useViewerText } from "../i18n/useViewerText";
import { MarkedText } from "./MarkedText";
import classes from "./ReadingText.module.css";
import type { Part, Section, TableRow } from "./sections";

interface SectionViewProps {
  section: Section;
  /** « Page 3 », « Diapositive 3 »; null when nothing begins here. */
  title: string | null;
  /** How deep the document's own first headings stand in the page around it. */
  depth: number;
}

export const SectionView = memo(function SectionView({ section, title, depth }: SectionViewProps) {
  return (
    <>
      {title !== null && <p className={classes.opens}>{title}</p>}
      {section.parts.map((part, index) => (
        <PartView key={index} part={part} depth={depth} />
      ))}
    </>
  );
});

function PartView({ part, depth }: { part: Part; depth: number }): ReactNode {
  switch (part.kind) {
    case "heading": {
      const Heading = HEADINGS[Math.min(part.level + depth, 6) - 1] ?? "h6";
      return (
        <Heading>
          <MarkedText span={part.span} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p>
          <MarkedText span={part.span} />
        </p>
      );
    case "list":
      return (
        <ul>
          {part.items.map((item) => (
            <li key={item[0]}>
              <MarkedText span={item} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return <TableView header={part.header} rows={part.rows} />;
  }
}

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"] as const;

function TableView({ header, rows }: { header: readonly TableRow[]; rows: readonly TableRow[] }) {
  const text = useViewerText();
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region is meant to take focus
    <div className={classes.table} role="group" aria-label={text.table} tabIndex={0}>
      <table>
        {header.length > 0 && (
          <thead>
            {header.map((row, index) => (
              <tr key={index}>
                {row.cells.map((cell, column) => (
                  <th key={column} scope="col">
                    <MarkedText span={cell} />
                  </th>
                ))}
              </tr>
            ))}
          </thead>
        )}
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.cells.map((cell, column) => (
                <td key={column}>
                  <MarkedText span={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
