// French typography for the server's sentences, and for titles that people typed: a sign never begins a line alone. Pure;
// used where sentences come in and where titles stand.

/** Spaces inside « » and before : ; ? ! that do not break. English has none there, and stays as it is. */
export function fixedSpaces(sentence: string): string {
  return sentence.replace(/(?<=«) | (?=[»:;?!])/g, "\u00a0");
}
