// What is typed between Ctrl + K and the moment when the palette's box has the focus: it is meant for the box, and would
// land in the question that one was writing, or nowhere. Used by PaletteHost and Palette.

const PATIENCE_MS = 5_000;

const kept: { words: string; end: () => void } = { words: "", end: () => undefined };

export function catchEarlyKeys(): void {
  kept.end();
  kept.words = "";
  const timer = setTimeout(() => kept.end(), PATIENCE_MS);
  kept.end = () => {
    clearTimeout(timer);
    window.removeEventListener("keydown", onKeyDown, true);
  };
  window.addEventListener("keydown", onKeyDown, true);
}

/** What was typed so far; from now on keys go where the focus is. */
export function earlyWords(): string {
  kept.end();
  const { words } = kept;
  kept.words = "";
  return words;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const isInDialog = event.target instanceof Element && event.target.closest("[role=dialog]") !== null;
  // Opened already: asked for twice, or from within another window.
  if (isInDialog || event.key === "Escape") {
    kept.end();
    return;
  }
  if (event.key === "Backspace") kept.words = kept.words.slice(0, -1);
  else if (event.key.length === 1) kept.words += event.key;
  else if (event.key !== "Enter") return;
  event.preventDefault();
  event.stopPropagation();
}
