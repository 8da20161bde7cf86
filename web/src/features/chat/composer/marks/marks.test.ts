import { describe, expect, it } from "vitest";
import type { Mark } from "../../../../api/protection";
import { around, foundIn, linesOf, partsOf, shiftMarks, standingIn } from "./marks";

/** Marks on words of a text, as the server would give them. */
function on(text: string, ...words: string[]): Mark[] {
  return words.map((each) => {
    const start = text.indexOf(each);
    expect(start).not.toBe(-1);
    return { start, end: start + each.length, label: "person", name: "", role: "patient", private: true, allowable: true };
  });
}

const marked = (text: string, marks: readonly Mark[]) => marks.map(({ start, end }) => text.slice(start, end));

function shifted(before: string, words: string[], after: string): string[] {
  return marked(after, shiftMarks(on(before, ...words), before, after));
}

describe("shiftMarks", () => {
  const text = "Mme Durand appelle Mme Petit demain.";

  it("moves the marks behind what is typed, and leaves those before it", () => {
    expect(shifted(text, ["Durand", "Petit"], "Mme Durand 🩺 appelle Mme Petit demain.")).toEqual(["Durand", "Petit"]);
    expect(shifted(text, ["Durand", "Petit"], "Hier, Mme Durand appelle Mme Petit demain.")).toEqual(["Durand", "Petit"]);
    expect(shifted(text, ["Durand", "Petit"], "Mme Durand rappelle Mme Petit demain.")).toEqual(["Durand", "Petit"]);
  });

  it("stretches over a name that is corrected inside", () => {
    expect(shifted(text, ["Durand", "Petit"], "Mme Durrand appelle Mme Petit demain.")).toEqual(["Durrand", "Petit"]);
  });

  it("lets go of a name whose beginning or end is taken away", () => {
    expect(shifted(text, ["Durand", "Petit"], "Mme rand appelle Mme Petit demain.")).toEqual(["Petit"]);
    expect(shifted(text, ["Durand", "Petit"], "Mme Durand appelle Mme Pet demain.")).toEqual(["Durand"]);
  });

  it("lets go of all that is replaced, and sticks to no other word", () => {
    expect(shifted(text, ["Durand", "Petit"], "Quelle heure est-il ?")).toEqual([]);
    expect(shifted(text, ["Durand", "Petit"], "")).toEqual([]);
  });

  it("does not swallow what is pasted into a name", () => {
    const pasted = `Mme Dur${"et puis beaucoup de texte ".repeat(3)}and appelle Mme Petit demain.`;
    expect(shifted(text, ["Durand", "Petit"], pasted)).toEqual(["Petit"]);
    expect(shifted(text, ["Durand", "Petit"], "Mme Dur\nand appelle Mme Petit demain.")).toEqual(["Petit"]);
  });

  it("does not grow over what is typed right behind a name", () => {
    expect(shifted("Mme Durand", ["Durand"], "Mme Durand va bien")).toEqual(["Durand"]);
  });
});

describe("linesOf and partsOf", () => {
  const shown = (text: string, marks: readonly Mark[]) =>
    linesOf(text, marks).map((line) => partsOf(line).map((part) => (part.marked ? `<${part.text}>` : part.text)).join(""));

  it("cut at UTF-16 code units, as the text box and the server count", () => {
    expect(shown("🩺 Mme Durand, é", on("🩺 Mme Durand, é", "Durand"))).toEqual(["🩺 Mme <Durand>, é"]);
  });

  it("end with the line of the last mark: the rest of a long text is not laid out twice", () => {
    const text = "Bonjour\n\nM. Petit et M. Grand\nle reste\n";
    expect(shown(text, on(text, "Grand", "Petit"))).toEqual(["Bonjour", "", "M. <Petit> et M. <Grand>"]);
    expect(shown("M. Petit\n", on("M. Petit\n", "Petit"))).toEqual(["M. <Petit>"]);
    expect(shown("rien", [])).toEqual([]);
  });

  it("mark both lines of what stands on two", () => {
    const text = "12 rue\ndes Lilas\n76190 Yvetot.";
    expect(shown(text, on(text, "rue\ndes Lilas\n76190"))).toEqual(["12 <rue>", "<des Lilas>", "<76190> Yvetot."]);
  });

  it("keep every character, marks that overlap or reach too far included", () => {
    const text = "Mme Durand-Petit";
    const marks = on(text, "Durand-Petit", "Petit").map((mark) => ({ ...mark, end: mark.end + 3 }));
    expect(shown(text, marks)).toEqual(["Mme <Durand-Petit>"]);
    expect(shown(text, on(text, "Durand", "and-Petit"))).toEqual(["Mme <Durand><-Petit>"]);
  });
});

describe("foundIn", () => {
  it("tells each text once, in the order of the text, with how often it stands there", () => {
    const text = "Petit, Durand, Petit";
    const [first, second] = on(text, "Petit", "Durand");
    if (first === undefined || second === undefined) throw new Error("two marks");
    const found = foundIn(text, [second, first, { ...first, start: 15, end: 20 }], []);
    expect(found.map((each) => [each.text, each.count])).toEqual([["Petit", 2], ["Durand", 1]]);
  });

  it("keeps what is let through in its place, and forgets what is no longer in the text", () => {
    const text = "Petit, Durand, Martin";
    const left = (words: string) => ({ text: words, label: "person" as const, role: null });
    const found = foundIn(text, on(text, "Petit", "Martin"), [left("Durand"), left("Ailleurs")]);
    expect(found.map((each) => each.text)).toEqual(["Petit", "Durand", "Martin"]);
    expect(standingIn(text, [left("Durand"), left("Ailleurs")])).toEqual(["Durand"]);
  });
});

describe("around", () => {
  it("takes at most forty characters on each side, and no half of one", () => {
    const text = `${"🩺".repeat(30)}xNOMy${"🩺".repeat(30)}`;
    const { before, after } = around(text, "NOM");
    expect(before.length).toBeLessThanOrEqual(40);
    expect(after.length).toBeLessThanOrEqual(40);
    expect(before.endsWith("🩺x")).toBe(true);
    // Half a character cannot be written as part of an address.
    expect(() => encodeURIComponent(before + after)).not.toThrow();
  });

  it("has nothing to tell of words that are not there", () => {
    expect(around("abc", "NOM")).toEqual({ before: "", after: "" });
  });
});
