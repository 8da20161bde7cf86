import { describe, expect, it } from "vitest";
import type { Label } from "../../../../api/protection";
import type { PolicyMatrix } from "../../../../api/types";
import { fateOf, highestOf, isReplaced } from "./fate";

const matrix: PolicyMatrix["matrix"] = {
  public: { on_site: "as_is", hds: "as_is", eu: "as_is", elsewhere: "as_is" },
  internal: { on_site: "as_is", hds: "as_is", eu: "as_is", elsewhere: "refused" },
  personal: { on_site: "as_is", hds: "pseudonymised", eu: "pseudonymised", elsewhere: "refused" },
  health: { on_site: "as_is", hds: "pseudonymised", eu: "refused", elsewhere: "refused" },
};

describe("fateOf", () => {
  it.each([
    ["health", "on_site", "as_is"],
    ["health", "hds", "protected"],
    ["health", "eu", "refused"],
    ["internal", "eu", "minimised"],
    ["internal", "elsewhere", "refused"],
  ] as const)("of %s data with a model %s: %s", (dataClass, hosting, fate) => {
    expect(fateOf(dataClass, { hosting, highest_class: "health" }, matrix)).toBe(fate);
  });

  it("keeps to what the model may receive at most", () => {
    expect(fateOf("personal", { hosting: "on_site", highest_class: "internal" }, matrix)).toBe("refused");
  });

  it("follows an officer who has texts pseudonymised on site too", () => {
    const strict = { ...matrix, health: { ...matrix.health, on_site: "pseudonymised" as const } };
    expect(fateOf("health", { hosting: "on_site", highest_class: "health" }, strict)).toBe("protected");
  });
});

describe("isReplaced", () => {
  it("replaces all under placeholders, and nothing where the text goes as it is", () => {
    expect(isReplaced({ label: "date", private: false }, "protected")).toBe(true);
    expect(isReplaced({ label: "nir", private: true }, "as_is")).toBe(false);
    expect(isReplaced({ label: "nir", private: true }, "refused")).toBe(false);
  });

  it("leaves dates, towns and professionals in a professional text, but no number and nobody's private life", () => {
    const replaced = (label: Label, isPrivate: boolean) => isReplaced({ label, private: isPrivate }, "minimised");
    expect([replaced("date", false), replaced("town", false), replaced("person", false)]).toEqual([false, false, false]);
    expect([replaced("phone", false), replaced("siret", false), replaced("person", true)]).toEqual([true, true, true]);
  });
});

describe("highestOf", () => {
  it("is the highest of those that are known", () => {
    expect(highestOf(["internal", undefined, "personal", null])).toBe("personal");
    expect(highestOf([])).toBe("public");
  });
});
