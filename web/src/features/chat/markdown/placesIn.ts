// Stretches of a whole answer → those of each of its blocks, as text: a block is rendered again only when its own change.
// Pure; used by Answer (writing) and AnswerBlock (reading).
import type { Stretch } from "../stream/turnState";

/** One text for each block, « 12+40 80+20 »; empty for most. Blocks are in the order of the text, blank lines between. */
export function placesIn(text: string, blocks: readonly string[], stretches: readonly Stretch[]): string[] {
  let end = 0;
  return blocks.map((block) => {
    const start = text.indexOf(block, end);
    if (start === -1) return "";
    end = start + block.length;
    const until = end;
    return stretches
      .map(({ at, length }) => [Math.max(at, start), Math.min(at + length, until)] as const)
      .filter(([from, to]) => from < to)
      .map(([from, to]) => `${from - start}+${to - from}`)
      .join(" ");
  });
}

export function readPlaces(places: string): Stretch[] {
  if (places === "") return [];
  return places.split(" ").map((place) => {
    const [at = 0, length = 0] = place.split("+").map(Number);
    return { at, length };
  });
}
