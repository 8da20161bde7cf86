// How long a question may be, said before it is sent. Pure; used by Composer.
// The server's default (max_message_characters); when an installation allows less, its own sentence says so.
export const LONGEST_MESSAGE = 100_000;

/** From here on, the counter shows. */
const NEAR = 0.9;

/** Measuring the height of a very long text at each key would make typing slow: from here on, the box keeps its size. */
export const LONGEST_AUTOSIZE = 10_000;

/** Characters as the server counts them: code points, not UTF-16 code units. */
export function countCharacters(text: string): number {
  // Only texts near the limit are worth counting exactly.
  if (text.length < LONGEST_MESSAGE * NEAR) return text.length;
  let surrogates = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xd800 && unit <= 0xdbff) surrogates += 1;
  }
  return text.length - surrogates;
}

export function lengthState(characters: number): "fine" | "near" | "over" {
  if (characters > LONGEST_MESSAGE) return "over";
  return characters >= LONGEST_MESSAGE * NEAR ? "near" : "fine";
}
