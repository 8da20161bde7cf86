// The bar says where reading stands; what failed can be tried again by those who manage the base, and by them alone.
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { DocumentVersion, KnowledgeDocument } from "../../../api/knowledge";
import { ReadingState } from "./ReadingState";

const version: DocumentVersion = {
  id: "v1",
  number: 1,
  file_name: "lavage.pdf",
  media_type: "application/pdf",
  bytes: 1000,
  state: "ready",
  done: 0,
  total: 0,
  error: null,
  warnings: [],
  pages: null,
  passages: null,
  vectors: 0,
  created_at: "2026-11-22T00:00:00Z",
};

function show(newest: Partial<DocumentVersion>, current: DocumentVersion | null = null, onRetry?: () => void) {
  const document: KnowledgeDocument = {
    id: "d1",
    base_id: "b1",
    name: "lavage.pdf",
    folder: "",
    source: "upload",
    current,
    newest: { ...version, ...newest },
    versions: 1,
    approved: false,
    approved_by: null,
    approved_at: null,
    review_on: null,
    review_overdue: false,
    updated_at: "2026-11-22T00:00:00Z",
    duplicates: [],
  };
  render(
    <MantineProvider>
      <ReadingState document={document} onRetry={onRetry} isRetrying={false} />
    </MantineProvider>,
  );
}

afterEach(cleanup);

test("the bar is that of the pages read", () => {
  show({ state: "parsing", done: 85, total: 340 });
  expect(screen.getByRole("progressbar", { name: "Lecture de lavage.pdf" }).getAttribute("aria-valuenow")).toBe("25");
  expect(screen.getByText(/^Lecture\s: page 85 sur 340$/)).toBeTruthy();
});

test("a new version that fails says that the former still answers", () => {
  const error = { code: "files.pdf_broken", sentence: "Ce PDF est abîmé." };
  show({ id: "v2", number: 2, state: "failed", error }, version);
  expect(screen.getByText(/^La version 2 .* la version 1 répond\. Ce PDF est abîmé\.$/)).toBeTruthy();
});

test("only those who manage may have it read again", () => {
  show({ state: "failed" });
  expect(screen.queryByRole("button")).toBeNull();
  cleanup();
  const onRetry = vi.fn();
  show({ state: "failed" }, null, onRetry);
  fireEvent.click(screen.getByRole("button", { name: "Réessayer de lire lavage.pdf" }));
  expect(onRetry).toHaveBeenCalledTimes(1);
});
