import { describe, expect, it } from "vitest";
import { en } from "./en";

describe("the check of a copy in English", () => {
  it("names the reader in English, and one that it does not know as the server does", () => {
    expect(en.report.clean("texte brut")).toContain("(raw text)");
    expect(en.report.notClean("pypdf et contenu décompressé de chaque objet", 1)).toContain("(pypdf and the decompressed");
    expect(en.report.clean("pypdf")).toContain("(pypdf)");
  });
});
