import { describe, expect, it } from "vitest";
import { withoutHiddenCharacters } from "./hiddenCharacters";

describe("withoutHiddenCharacters", () => {
  it("removes direction overrides, which make a name read backwards", () => {
    expect(withoutHiddenCharacters("facture\u202Efdp.exe")).toBe("facturefdp.exe");
    expect(withoutHiddenCharacters("\u2066a\u2069\u200F")).toBe("a");
  });

  it("removes text hidden in zero-width and tag characters", () => {
    expect(withoutHiddenCharacters("a\u200Bb\uFEFF\u{E0041}\u{E0042}")).toBe("ab");
  });

  it("keeps accents, line breaks, no-break spaces and composed emoji", () => {
    const text = "é\n\tà\u00a0: 👩‍⚕️";
    expect(withoutHiddenCharacters(text)).toBe(text);
  });
});
