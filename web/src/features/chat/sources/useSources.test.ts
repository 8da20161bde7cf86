import { describe, expect, it } from "vitest";
import type { ResolvedPassage } from "../../../api/knowledge";
import type { Passage } from "../../../api/types";
import { sourcesFrom } from "./useSources";

const passage = (number: number, over: Partial<Passage> = {}): Passage => ({
  number,
  passage_id: `v.${number}`,
  document_id: "d",
  document: "",
  page: null,
  excerpt: "",
  base_id: "b",
  ...over,
});

const readable: ResolvedPassage = {
  state: "readable",
  id: "v.1",
  document: "Protocole.pdf",
  document_id: "d",
  base_id: "b",
  base_name: "Soins",
  version: 1,
  current: false,
  page: 6,
  heading_path: [],
  text: "Le pansement est changé.",
  approved: false,
  review_on: null,
  review_overdue: false,
};

describe("sourcesFrom", () => {
  it("gives passages of bases the name and words that the server says today", () => {
    const [source] = sourcesFrom([passage(1)], [readable], false);
    expect(source).toMatchObject({ state: "readable", document: "Protocole.pdf", page: 6, excerpt: "Le pansement est changé." });
  });

  it("shows nothing of what was deleted or may no longer be read", () => {
    const sources = sourcesFrom(
      [passage(1), passage(2), passage(3)],
      [{ id: "v.1", state: "deleted" }, { id: "v.2", state: "unreadable" }],
      false,
    );
    expect(sources.map(({ state, document, excerpt }) => [state, document, excerpt])).toEqual([
      ["deleted", "", ""],
      ["unreadable", "", ""],
      ["unreadable", "", ""],
    ]);
  });

  it("waits for an answer, and says when there is none", () => {
    expect(sourcesFrom([passage(1)], undefined, false)[0]?.state).toBe("loading");
    expect(sourcesFrom([passage(1)], undefined, true)[0]?.state).toBe("away");
  });

  it("leaves attachments as the transcript has them", () => {
    const attached = passage(1, { base_id: null, document: "Lettre.pdf", excerpt: "Bonjour" });
    expect(sourcesFrom([attached], undefined, true)).toEqual([{ ...attached, state: "attached" }]);
    // As in transcripts of before there were bases.
    const old = Object.fromEntries(Object.entries(attached).filter(([name]) => name !== "base_id")) as unknown as Passage;
    expect(sourcesFrom([old], undefined, false)[0]?.state).toBe("attached");
  });
});
