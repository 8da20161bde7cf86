import { describe, expect, it } from "vitest";
import { ATTACHABLE_FILES, isAttachable, isPicture, isReadable, READABLE_FILES } from "./files";

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

  it.each(["photo.jpg", "capture.PNG", "dessin.webp", "IMG_1.HEIC", "note.pdf"])("lets %s into a conversation", (name) => {
    expect(isAttachable(new File(["a"], name))).toBe(true);
  });

  it("knows a picture by its type or its name, and offers those that are taken", () => {
    expect(isPicture(new File(["a"], "sans-suffixe", { type: "image/png" }))).toBe(true);
    expect(isPicture(new File(["a"], "note.pdf", { type: "application/pdf" }))).toBe(false);
    expect(isAttachable(new File(["a"], "outil.exe"))).toBe(false);
    expect(ATTACHABLE_FILES.split(",")).toEqual(expect.arrayContaining([".pdf", ".png", ".jpg", ".webp"]));
    expect(ATTACHABLE_FILES).not.toContain(".heic");
  });

  it("names every kind in the chooser", () => {
    for (const suffix of [".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".html", ".eml", ".txt", ".md"]) {
      expect(READABLE_FILES.split(",")).toContain(suffix);
    }
  });
});
