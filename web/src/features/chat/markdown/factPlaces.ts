// Facts of a whole answer → those of each of its blocks, as text: a block is rendered again only when its own change.
// Pure; used by Answer (writing) and AnswerBlock (reading), as placesIn is for sentences.
import type { Stretch } from "../stream/turnState";
import { placesIn, readPlaces } from "./placesIn";

/** A part of a block, and where its fact begins in the whole answer, which is the fact's name. */
export interface FactPlace extends Stretch {
  fact: number;
}

/** One text for each block, « 100:20+8 40+3 »: where the block begins, then its facts within it; empty for most. */
export function factPlaces(text: string, blocks: readonly string[], facts: readonly Stretch[]): string[] {
  let end = 0;
  return placesIn(text, blocks, facts).map((places, index) => {
    const block = blocks[index] ?? "";
    const start = text.indexOf(block, end);
    if (start === -1) return "";
    end = start + block.length;
    return places === "" ? "" : `${start}:${places}`;
  });
}

export function readFactPlaces(places: string): FactPlace[] {
  const [start = "0", within = ""] = places.split(":");
  return readPlaces(within).map(({ at, length }) => ({ at, length, fact: Number(start) + at }));
}
