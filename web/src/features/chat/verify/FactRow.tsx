// One fact: what it says, where it is found again, and whether it was checked. Rendered by VerifyStep.
import { useEffect, useRef } from "react";
import type { FactToCheck, Turn } from "../../../api/types";
import { Tag } from "../../../ui/Tag";
import { useSourceName } from "../sources/useSourceName";
import type { Source } from "../sources/useSources";
import { CheckButton } from "./CheckButton";
import { placeOf } from "./checks";
import classes from "./Verify.module.css";
import { useVerifyWords } from "./words";

interface FactRowProps {
  turn: Turn;
  fact: FactToCheck;
  sources: readonly Source[];
  isPressed: boolean;
  onSource: (number: number) => void;
}

export function FactRow({ turn, fact, sources, isPressed, onSource }: FactRowProps) {
  const words = useVerifyWords();
  const nameOf = useSourceName();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isPressed) return;
    row.current?.scrollIntoView({ block: "center" });
    row.current?.focus({ preventScroll: true });
  }, [isPressed]);
  const foundIn = sources.filter(({ number }) => fact.passages.includes(number));
  return (
    <li ref={row} className={classes.fact} tabIndex={-1} data-pressed={isPressed || undefined} data-autofocus={isPressed || undefined}>
      <span className={classes.written}>{fact.written}</span>
      <span className={classes.kind}>{words.kinds[fact.kind]}</span>
      <span className={classes.foundIn}>
        {foundIn.length === 0 ? (
          <Tag tone="attention">{words.noSource}</Tag>
        ) : (
          <>
            {words.foundIn(foundIn.length > 1)}
            {foundIn.map((source) => (
              <button
                key={source.number}
                type="button"
                className={classes.passage}
                aria-label={words.passage(source.number, nameOf(source))}
                title={nameOf(source)}
                onClick={() => onSource(source.number)}
              >
                {source.number}
              </button>
            ))}
          </>
        )}
      </span>
      <CheckButton turn={turn} place={placeOf(fact)} name={fact.written} />
    </li>
  );
}
