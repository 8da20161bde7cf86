// « Rechercher dans la conversation » : goes from one exchange that holds the words to the next. Rendered by Thread.
import { ActionIcon, CloseButton, TextInput } from "@mantine/core";
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import type { Turn } from "../../../api/types";
import { isFocusLost } from "../../../ui/focus";
import { findTurns } from "./findTurns";
import { useShownWords } from "./useShownWords";
import { useThreadWords } from "./words";
import classes from "./FindBar.module.css";

const AFTER_MENU_MS = 60;

interface FindBarProps {
  /** Where the exchanges stand. */
  thread: RefObject<HTMLElement | null>;
  turns: readonly Turn[];
  onShow: (turnId: string) => void;
  onClose: () => void;
}

export function FindBar({ thread, turns, onShow, onClose }: FindBarProps) {
  const words = useThreadWords();
  const [text, setText] = useState("");
  const [at, setAt] = useState<number | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const looked = useDeferredValue(text);

  useEffect(() => {
    // At once, for what is typed at once. The menu that opened it gives the focus back to its button after that.
    box.current?.focus();
    const timer = setTimeout(() => {
      if (isFocusLost() || document.activeElement?.matches("[aria-haspopup=menu]") === true) box.current?.focus();
    }, AFTER_MENU_MS);
    return () => clearTimeout(timer);
  }, []);

  useShownWords(thread, looked);
  const found = useMemo(() => findTurns(turns, looked), [turns, looked]);

  function go(step: 1 | -1) {
    if (found.length === 0) return;
    // From the newest upward: what one looks for was mostly said not long ago.
    const next = at === null ? found.length - 1 : (at + step + found.length) % found.length;
    const id = found[next];
    setAt(next);
    if (id !== undefined) onShow(id);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      go(event.shiftKey ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      onClose();
    }
  }

  const says = looked.trim() === "" ? "" : found.length === 0 ? words.findNothing : words.findCount((at ?? found.length - 1) + 1, found.length);
  return (
    <search className={classes.bar}>
      <TextInput
        className={classes.box ?? ""}
        size="sm"
        type="search"
        aria-label={words.find}
        placeholder={words.find}
        ref={box}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(null);
        }}
        onKeyDown={onKeyDown}
      />
      <span className={classes.count} role="status">
        {says}
      </span>
      <ActionIcon variant="default" size="lg" aria-label={words.findPrevious} disabled={found.length === 0} onClick={() => go(-1)}>
        <span aria-hidden>↑</span>
      </ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={words.findNext} disabled={found.length === 0} onClick={() => go(1)}>
        <span aria-hidden>↓</span>
      </ActionIcon>
      <CloseButton size="lg" aria-label={words.findClose} onClick={onClose} />
    </search>
  );
}
