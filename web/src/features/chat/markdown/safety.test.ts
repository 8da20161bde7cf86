import { describe, expect, it } from "vitest";
import { isTooHeavy, safeAddress, shownAddress } from "./safety";

describe("safeAddress", () => {
  it.each(["https://exemple.fr/a", "http://exemple.fr", "mailto:dpo@exemple.fr"])("lets %s be a link", (address) => {
    expect(safeAddress(address)).not.toBeNull();
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "java\u200Bscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://exemple.fr/1",
    "//exemple.fr",
    "/api/session",
    "#haut",
    "",
    "https://hopital.fr@ailleurs.example/",
    "https://user:secret@exemple.fr/",
    `https://exemple.fr/${"a".repeat(300)}/Zorbalou`,
    `https://exemple.fr/?q=${"a".repeat(300)}Zorbalou`,
    undefined,
  ])("lets %j be none", (address) => {
    expect(safeAddress(address)).toBeNull();
  });
});

describe("shownAddress", () => {
  const shown = (address: string) => {
    const url = safeAddress(address);
    if (url === null) throw new Error("no link");
    return shownAddress(url);
  };

  it("shows look-alike letters for what they are", () => {
    expect(shown("https://аррle.com/x")).toMatch(/^xn--/);
  });

  it("shows host and path", () => {
    expect(shown("https://exemple.fr/")).toBe("exemple.fr");
    expect(shown("mailto:dpo@exemple.fr")).toBe("dpo@exemple.fr");
  });

  it("shows what opening the link would tell its host", () => {
    expect(shown("https://exemple.fr/v?qui=Solange%20Zorbalou#fin")).toBe("exemple.fr/v?qui=Solange Zorbalou#fin");
    expect(shown("mailto:dpo@exemple.fr?body=Zorbalou")).toBe("dpo@exemple.fr?body=Zorbalou");
    expect(shown("https://exemple.fr/?q=%E9")).toBe("exemple.fr?q=%E9");
  });
});

describe("isTooHeavy", () => {
  it.each([
    ["deep quotations", ">".repeat(5000) + " x"],
    ["deep lists", "- ".repeat(40) + "x"],
    ["a run of brackets", "[".repeat(5000)],
    ["a run of asterisks", "a" + "*".repeat(5000)],
    ["a huge block", "mot ".repeat(20_000)],
  ])("is true of %s", (_, text) => {
    expect(isTooHeavy(text)).toBe(true);
  });

  it.each(["> > > cité", "- a\n  - b\n    - c", "---------------------------", "| a | b |\n|---|---|"])(
    "is false of %j",
    (text) => {
      expect(isTooHeavy(text)).toBe(false);
    },
  );
});
