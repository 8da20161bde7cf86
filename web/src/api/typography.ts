// French typography for the server's sentences: a sign never begins a line alone. Pure; used where sentences come in.

/** Spaces inside « » and before : ; ? ! that do not break. English has none there, and stays as it is. */
export function fixedSpaces(sentence: string): string {
  return sentence.replace(/(?<=«) | (?=[»:;?!])/g, "\u00a0");
}
