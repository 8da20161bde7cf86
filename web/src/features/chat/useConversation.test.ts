import { describe, expect, it } from "vitest";
import type { Base } from "../../api/knowledge";
import type { Turn } from "../../api/types";
import { leftOutBefore, stillOpen } from "./useConversation";

const turn = (kind: Turn["kind"], attachments: string[]) => ({ kind, attachments }) as unknown as Turn;
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

describe("the documents of the next question", () => {
  it("leaves out what the last question left out", () => {
    expect(leftOutBefore([turn("question", ["a", "b"]), turn("question", ["b"])])).toEqual(["a"]);
    expect(leftOutBefore([])).toEqual([]);
  });

  it("keeps them after a summary, which asks none itself", () => {
    expect(leftOutBefore([turn("question", ["a"]), turn("summary", [])])).toEqual([]);
  });
});
