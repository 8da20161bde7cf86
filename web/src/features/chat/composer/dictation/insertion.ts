// Puts dictated words where the cursor stands. Pure; used by Dictation.
export interface Inserted {
  text: string;
  /** Where the cursor stands afterwards. */
  at: number;
}

/** What was selected gives way; words never run into each other. */
export function inserted(text: string, start: number, end: number, words: string): Inserted {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const opening = before === "" || /\s$/.test(before) ? "" : " ";
  const closing = after === "" || /^[\s.,;:!?)]/.test(after) ? "" : " ";
  const upTo = `${before}${opening}${words}`;
  return { text: `${upTo}${closing}${after}`, at: upTo.length };
}
