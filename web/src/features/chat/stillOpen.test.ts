import { describe, expect, it } from "vitest";
import type { Base } from "../../api/knowledge";
import { stillOpen } from "./useConversation";

const bases = [{ id: "a" }, { id: "b" }] as Base[];

describe("the bases of the next question", () => {
  it("leaves out those that are no longer open to the person", () => {
    expect(stillOpen(bases, ["b", "gone"])).toEqual(["b"]);
    expect(stillOpen([], ["b"])).toEqual([]);
  });

  it("drops none while the list is not known: a question never goes out with less than was chosen", () => {
    expect(stillOpen(undefined, ["b", "c"])).toEqual(["b", "c"]);
  });
});
