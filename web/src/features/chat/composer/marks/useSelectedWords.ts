// The words that are selected in the text box, when they can be a name; "" otherwise. Used by Composer.
import { useEffect, useState, type RefObject } from "react";
import { isReportable } from "./reportable";

export function useSelectedWords(box: RefObject<HTMLTextAreaElement | null>, text: string): string {
  const [selected, setSelected] = useState("");
  useEffect(() => {
    // On a phone words are selected by a long press and by handles: neither key nor mouse, of which React makes onSelect.
    function onChange() {
      const input = box.current;
      if (input !== null && document.activeElement === input) setSelected(selectedIn(input));
    }
    document.addEventListener("selectionchange", onChange);
    return () => document.removeEventListener("selectionchange", onChange);
  }, [box]);
  return text.includes(selected) ? selected : "";
}

function selectedIn({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): string {
  const words = value.slice(selectionStart, selectionEnd);
  return isReportable(words) ? words.trim() : "";
}
