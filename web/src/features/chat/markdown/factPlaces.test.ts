import { describe, expect, it } from "vitest";
import { factPlaces, readFactPlaces } from "./factPlaces";

describe("factPlaces", () => {
  const text = "Donner 1 g.\n\nRien ici.\n\nPuis 48 h et 7 jours.";
  const blocks = text.split("\n\n");
  const facts = ["1 g", "48 h", "7 jours"].map((written) => ({ at: text.indexOf(written), length: written.length }));

  it("gives each block its own facts, named by their place in the whole answer", () => {
    const places = factPlaces(text, blocks, facts);
    expect(places[1]).toBe("");
    expect(places.flatMap((each, index) => readFactPlaces(each).map(({ at, length, fact }) => [blocks[index]?.slice(at, at + length), fact]))).toEqual(
      facts.map(({ at, length }) => [text.slice(at, at + length), at]),
    );
  });

  it("keeps the text of a block that does not change, so that it is not rendered again", () => {
    expect(factPlaces(`${text} Encore 3 mg.`, blocks, [...facts, { at: text.length + 8, length: 4 }])[0]).toBe(factPlaces(text, blocks, facts)[0]);
  });
});
