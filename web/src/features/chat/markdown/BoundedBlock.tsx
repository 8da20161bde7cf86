// One block of an answer, of a table with thousands of cells only the first rows until somebody asks for the rest.
// Rendered by Answer.
import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { useFormat } from "../../../ui/i18n/format";
import { messages } from "../../../ui/i18n/language";
import { AnswerBlock, type AnswerBlockProps } from "./AnswerBlock";
import { hugeTableIn } from "./hugeTable";

const useWords = messages({
  fr: { all: (rows: string) => `Afficher les ${rows} lignes du tableau` },
  en: { all: (rows: string) => `Show all ${rows} rows of the table` },
});

export function BoundedBlock(block: AnswerBlockProps) {
  const [all, setAll] = useState(false);
  const huge = useMemo(() => (all ? null : hugeTableIn(block.text)), [all, block.text]);
  const format = useFormat();
  const words = useWords();
  if (huge === null) return <AnswerBlock {...block} />;
  return (
    <>
      <AnswerBlock {...block} text={huge.first} />
      <Button variant="default" size="compact-md" fz="sm" mb="md" onClick={() => setAll(true)}>
        {words.all(format.number(huge.rows))}
      </Button>
    </>
  );
}
