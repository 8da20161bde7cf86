import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, createEvent, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { LONGEST_AUTOSIZE } from "../composer/limits";
import { MarkedText } from "./MarkedText";

// The text box grows again once fonts are loaded; this DOM has none.
beforeAll(() => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
});
afterEach(cleanup);

function Field() {
  const [value, setValue] = useState("Notes : ");
  return (
    <MarkedText
      id="notes"
      value={value}
      onChange={setValue}
      rows={{ least: 3, most: 12 }}
      marked={{ allowed: [], missed: [] }}
      onMarked={() => undefined}
      model={null}
      declaredClass="internal"
      bases={[]}
    />
  );
}

it("keeps the keyboard behind a long text that is pasted into a field of a task", () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <Field />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const box = screen.getByRole<HTMLTextAreaElement>("textbox");
  act(() => {
    box.focus();
    box.setSelectionRange(8, 8);
  });
  const pasted = "x".repeat(LONGEST_AUTOSIZE);
  fireEvent(box, createEvent.paste(box, { clipboardData: { files: [], getData: () => pasted } }));
  const other = screen.getByRole<HTMLTextAreaElement>("textbox");
  expect(other).not.toBe(box);
  expect(other.value).toBe(`Notes : ${pasted}`);
  expect(document.activeElement).toBe(other);
  expect(other.selectionEnd).toBe(LONGEST_AUTOSIZE + 8);
});
