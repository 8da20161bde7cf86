// Around text that can be selected: « Masquer désormais », once a few words of it are. Used by SentMessages.
import { Button } from "@mantine/core";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { isReportable } from "../composer/marks/reportable";
import { useSentText } from "../i18n/useSentText";
import classes from "./SentText.module.css";

export function HideSelection({ onHide, children }: { onHide: (text: string) => void; children: ReactNode }) {
  const text = useSentText();
  const frame = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState("");

  useEffect(() => {
    const look = () => setSelected(wordsSelectedIn(frame.current));
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);

  function hide() {
    onHide(selected);
    document.getSelection()?.removeAllRanges();
  }

  return (
    <>
      <div ref={frame}>{children}</div>
      {selected !== "" && (
        <div className={classes.hide}>
          {/* Pressed, it must not take the selection away before it is read. */}
          <Button size="compact-md" fz="sm" classNames={{ label: classes.hideLabel ?? "" }} onMouseDown={(event) => event.preventDefault()} onClick={hide}>
            {text.hide(selected)}
          </Button>
        </div>
      )}
    </>
  );
}

/** Words of the text alone: a placeholder stands for something that is protected already. */
function wordsSelectedIn(frame: HTMLElement | null): string {
  const selection = document.getSelection();
  if (frame === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return "";
  const range = selection.getRangeAt(0);
  if (!frame.contains(range.commonAncestorContainer)) return "";
  const touchesChip = [...frame.querySelectorAll("button, summary")].some((each) => range.intersectsNode(each));
  const words = selection.toString();
  return !touchesChip && isReportable(words) ? words.trim() : "";
}
