// Where words stand in a text, without accents or capitals, as findTurns finds them. Pure; used by useShownWords.
import { folded } from "../../../ui/search";

export interface WordPlace {
  start: number;
  end: number;
}

export function placesOfWords(text: string, words: string): readonly WordPlace[] {
  const wanted = folded(words).split(/\s+/u).filter((word) => word !== "");
  if (wanted.length === 0) return [];
  // Most texts hold none of them, and are not worth to be taken letter by letter.
  const whole = folded(text);
  if (!wanted.some((word) => whole.includes(word))) return [];
  const { letters, origins } = foldedWithOrigins(text);
  const places: WordPlace[] = [];
  for (const word of wanted) {
    for (let at = letters.indexOf(word); at !== -1; at = letters.indexOf(word, at + word.length)) {
      places.push({ start: origins[at] ?? 0, end: origins[at + word.length] ?? text.length });
    }
  }
  return places;
}

/** The folded text, and for each of its letters the place in the text that it comes from: "é" is one letter, "œ" too. */
function foldedWithOrigins(text: string): { letters: string; origins: readonly number[] } {
  let letters = "";
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    const made = folded(character);
    origins.push(...Array.from({ length: made.length }, () => at));
    letters += made;
    at += character.length;
  }
  return { letters, origins: [...origins, at] };
}
