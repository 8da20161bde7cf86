// A table of hundreds or thousands of cells: whole to who scrolls through it, while only the rows near what is in sight are
// read and drawn. Rendered by BoundedBlock.
import { startTransition, useEffect, useRef, useState } from "react";
import { AnswerBlock, Table, type AnswerBlockProps } from "./AnswerBlock";
import { factsInSection, placesInSection, type HugeTable as Sections, type Section } from "./tableSections";

const ROW_PX = 37;
const NEAR_PX = 400;

export function HugeTable({ table, unsupported, facts }: Pick<AnswerBlockProps, "unsupported" | "facts"> & { table: Sections }) {
  return (
    <Table rows={table.rows + 1}>
      {table.sections.map((section, index) => {
        const block = (
          <AnswerBlock
            key={index}
            text={section.text}
            unsupported={placesInSection(unsupported, section)}
            facts={factsInSection(facts, section)}
            part={index === 0 ? "table" : "rows"}
          />
        );
        // Rows are only ever added at the end: their place is their identity.
        return index === 0 ? block : <Rows key={index} section={section} columns={table.columns} block={block} />;
      })}
    </Table>
  );
}

function Rows({ section, columns, block }: { section: Section; columns: number; block: React.ReactNode }) {
  const room = useRef<HTMLTableRowElement>(null);
  const [isNear, setIsNear] = useState(false);

  useEffect(() => {
    const element = room.current;
    if (element === null) return;
    const watch = new IntersectionObserver(
      (entries) => {
        // Several come near at once where one jumps to the end: each is read by itself, and keys are answered in between.
        if (entries.some((entry) => entry.isIntersecting)) startTransition(() => setIsNear(true));
      },
      { root: element.closest("[role=group]"), rootMargin: `${NEAR_PX}px 0px` },
    );
    const whole = () => setIsNear(true);
    watch.observe(element);
    window.addEventListener("beforeprint", whole);
    return () => {
      watch.disconnect();
      window.removeEventListener("beforeprint", whole);
    };
  }, []);

  if (isNear) return block;
  return (
    <tbody aria-hidden>
      <tr ref={room} style={{ height: section.rows * ROW_PX }}>
        <td colSpan={columns} />
      </tr>
    </tbody>
  );
}
