// Says to screen readers how much was found: once typing has paused, and only when the number is another one.
// Rendered by MarksLine.
import { VisuallyHidden } from "@mantine/core";
import { useEffect, useState } from "react";
import { useFormat } from "../../../../ui/i18n/format";
import { useMarksText } from "../../i18n/useMarksText";

const PAUSE_MS = 1200;

interface SpokenCountProps {
  count: number;
  settled: boolean;
}

export function SpokenCount({ count, settled }: SpokenCountProps) {
  const words = useMarksText();
  const format = useFormat();
  const [said, setSaid] = useState(0);
  useEffect(() => {
    if (!settled || count === said) return;
    const timer = setTimeout(() => setSaid(count), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [count, said, settled]);
  const [spoken, setSpoken] = useState({ count: 0, sentence: "" });
  if (spoken.count !== said) {
    // Kept as it was said: another language must not make it speak again.
    const counted = `${format.number(said)}\u00a0${format.plural(said, words.found)}`;
    setSpoken({ count: said, sentence: said === 0 ? words.spokenNothing : words.spoken(counted) });
  }
  return <VisuallyHidden aria-live="polite">{spoken.sentence}</VisuallyHidden>;
}
