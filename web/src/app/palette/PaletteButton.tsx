// « Rechercher… Ctrl K »: the palette for those who use a pointer or a finger, and the way to learn the keys. Used by SideBar.
import { use } from "react";
import { OpenPaletteContext } from "./openPalette";
import classes from "./PaletteButton.module.css";
import { useWords } from "./words";

const KEYS = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘ K" : "Ctrl K";

export function PaletteButton({ onOpen }: { onOpen?: (() => void) | undefined }) {
  const t = useWords();
  const open = use(OpenPaletteContext);
  return (
    <button
      type="button"
      className={classes.button}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => {
        onOpen?.();
        open();
      }}
    >
      <span>{t.open}</span>
      <kbd className={classes.keys}>{KEYS}</kbd>
    </button>
  );
}
