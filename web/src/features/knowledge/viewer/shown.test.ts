import { describe, expect, it } from "vitest";
import type { DocumentVersion, DocumentWithVersions, Reading } from "../../../api/knowledge";
import { viewedAttachment, viewedVersion } from "./shown";

const PASSAGE = { page: 2, start: 0, end: 4, rectangles: [], heading_path: [] };
const READING: Reading = {
  document: "Protocole.pdf",
  media_type: "application/pdf",
  pages: 2,
  text: "Soin",
  blocks: [],
  passages: [{ ...PASSAGE, number: 1 }, { ...PASSAGE, number: 12 }],
  document_id: "d",
  base_id: "b",
  base_name: "Soins",
  version: 1,
  current: false,
};
const version = (id: string, number: number): DocumentVersion => ({
  id,
  number,
  file_name: `v${number}.pdf`,
  media_type: "application/pdf",
  bytes: 1,
  state: "ready",
  done: 0,
  total: 0,
  error: null,
  warnings: [],
  pages: 2,
  passages: 2,
  vectors: 0,
  created_at: `2026-01-0${number}T08:00:00Z`,
});
const DOCUMENT: DocumentWithVersions = {
  id: "d",
  base_id: "b",
  name: "Protocole.pdf",
  folder: "",
  source: "upload",
  current: version("two", 2),
  newest: version("two", 2),
  versions: [version("two", 2), version("one", 1)],
  approved: true,
  approved_by: "Claire Morin",
  approved_at: "2026-01-03T08:00:00Z",
  review_on: "2026-02-01",
  review_overdue: true,
  updated_at: "2026-01-03T08:00:00Z",
  duplicates: [],
};

describe("a version of a base's document", () => {
  it("that was replaced says by which, and is not the approved one", () => {
    const viewed = viewedVersion(DOCUMENT, "one", READING, "one.12");
    expect(viewed.standing).toEqual({
      documentId: "d",
      baseName: "Soins",
      version: 1,
      since: "2026-01-01T08:00:00Z",
      approved: false,
      newer: 2,
      overdueSince: "2026-02-01",
    });
    expect([viewed.fileName, viewed.original]).toEqual(["v1.pdf", "/api/knowledge/versions/one/content"]);
    expect(viewed.passage?.number).toBe(12);
  });

  it("that serves has nothing newer, and bears its approval", () => {
    const standing = viewedVersion({ ...DOCUMENT, review_overdue: false }, "two", { ...READING, version: 2, current: true }, null).standing;
    expect(standing).toMatchObject({ approved: true, newer: null, overdueSince: null });
  });

  it("that is listed no more still opens", () => {
    const viewed = viewedVersion({ ...DOCUMENT, versions: [] }, "one", READING, "one.3");
    expect([viewed.fileName, viewed.standing?.since, viewed.passage]).toEqual(["Protocole.pdf", null, null]);
  });
});

it("an attachment has a reading and an original, and no standing", () => {
  const viewed = viewedAttachment("a", "/api/attachments/a/content", READING, "a.1");
  expect(viewed).toMatchObject({ id: "a", original: "/api/attachments/a/content", fileName: "Protocole.pdf", standing: null });
  expect(viewed.passage?.number).toBe(1);
});
