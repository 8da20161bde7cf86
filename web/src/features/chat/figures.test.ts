import { describe, expect, it } from "vitest";
import { formatFor } from "../../ui/i18n/format";
import { carText, carbonText, energyText, lampText } from "./figures";
import { fr } from "./i18n/fr";

const format = formatFor("fr");
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, " ") ?? null;

describe("ranges", () => {
  it.each([
    [0.4, 0.92, "0,4 à 0,92 Wh"],
    [0.4, 0.401, "0,4 Wh"],
    [0, 0, "0 Wh"],
    [0.00001, 0.0002, "moins de 0,01 Wh"],
    [0.0019, 0.0229, "moins de 0,023 Wh"],
    [12.34, 56.78, "12 à 57 Wh"],
  ])("shows %d to %d Wh as %s", (low, high, shown) => {
    expect(plain(energyText({ low, high }, format, fr))).toBe(shown);
  });

  it("keeps small grams readable", () => {
    expect(plain(carbonText({ low: 0.0166, high: 0.0381 }, format, fr))).toBe("0,017 à 0,038 g CO₂e");
  });
});

describe("comparisons", () => {
  it("counts the lamp's time: 1 Wh at 5 W is 12 minutes", () => {
    expect(plain(lampText({ low: 1, high: 1 }, format, fr))).toContain("12 minutes");
    expect(plain(lampText({ low: 0.01, high: 0.1 }, format, fr))).toContain("7,2 à 72 secondes");
    expect(plain(lampText({ low: 0.0001, high: 0.1 }, format, fr))).toContain("moins de 72 secondes");
    expect(plain(lampText({ low: 0, high: 0.0001 }, format, fr))).toContain("moins de 1 seconde");
    expect(lampText({ low: 0, high: 0 }, format, fr)).toBeNull();
  });

  it("counts the car's way: 2 g at 200 g a km is 10 m", () => {
    expect(plain(carText({ low: 2, high: 2 }, format, fr))).toContain("10 m ");
    expect(plain(carText({ low: 0.01, high: 0.02 }, format, fr))).toContain("5 à 10 cm");
    expect(plain(carText({ low: 0.0001, high: 0.001 }, format, fr))).toContain("0,5 à 5 mm");
  });
});
