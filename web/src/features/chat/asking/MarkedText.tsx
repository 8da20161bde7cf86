// A text box outside conversations that shows what was found in it. Handed to tasks by the app, through ui/asking.
import { Textarea } from "@mantine/core";
import { useRef, useState } from "react";
import type { MarkedTextProps } from "../../../ui/asking";
import { useLongText } from "../composer/useLongText";
import classes from "./MarkedText.module.css";
import { MarksBehind } from "./MarksBehind";

export function MarkedText({ id, onChange, rows, isWrong = false, describedBy, ...asked }: MarkedTextProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [under, setUnder] = useState<HTMLDivElement | null>(null);
  const long = useLongText(box, asked.value, onChange);
  return (
    <>
      <div className={classes.writing} data-wrong={isWrong || undefined}>
        <MarksBehind box={box} under={under} {...asked} />
        <Textarea
          id={id}
          ref={box}
          variant="unstyled"
          value={asked.value}
          onChange={long.onChange}
          onPaste={long.onPaste}
          aria-describedby={describedBy}
          error={isWrong}
          {...(long.isLong ? { rows: rows.most } : { autosize: true, minRows: rows.least, maxRows: rows.most })}
          classNames={{ input: classes.input ?? "" }}
        />
      </div>
      <div ref={setUnder} className={classes.under} data-written={asked.value !== "" || undefined} />
    </>
  );
}
