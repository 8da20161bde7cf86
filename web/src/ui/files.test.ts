import { describe, expect, it } from "vitest";
import { isReadable, READABLE_FILES } from "./files";

describe("which files are read", () => {
  it.each([
    ["Protocole.PDF", ""],
    ["note.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["tableau.xlsm", ""],
    ["sans-suffixe", "message/rfc822"],
    ["page.htm", ""],
    ["LISEZMOI", "text/plain"],
  ])("takes %s", (name, type) => {
    expect(isReadable(new File(["a"], name, { type }))).toBe(true);
  });

  it.each([
    ["photo.jpg", "image/jpeg"],
    ["ancien.doc", "application/msword"],
    ["docx", ""],
    ["outil.exe", "application/x-msdownload"],
  ])("leaves %s", (name, type) => {
    expect(isReadable(new File(["a"], name, { type }))).toBe(false);
  });

  it("names every kind in the chooser", () => {
    for (const suffix of [".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".html", ".eml", ".txt", ".md"]) {
      expect(READABLE_FILES.split(",")).toContain(suffix);
    }
  });
});
