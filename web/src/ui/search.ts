// Finding without accents and in any order, as people type. Used by lists that are filtered in the page.

/** "Hédelin" → "hedelin" */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
}

/** Whether every word typed stands somewhere in the texts. Nothing typed matches everything. */
export function matches(typed: string, ...texts: readonly (string | null | undefined)[]): boolean {
  const whole = folded(texts.filter(Boolean).join(" "));
  return folded(typed)
    .split(/\s+/)
    .every((word) => whole.includes(word));
}
