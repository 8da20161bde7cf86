// Adding a question to test takes its time: the keyboard then goes to the next question, unless it went elsewhere.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TestSet } from "./TestSet";

/** Once something is to be saved: answers it. */
let save: (() => Promise<void>) | undefined;

beforeEach(() => {
  save = undefined;
  vi.stubGlobal("fetch", (_: string, { method = "GET" }: RequestInit = {}) => {
    const answer = () => new Response(JSON.stringify({ items: [] }), { headers: { "Content-Type": "application/json" } });
    if (method === "GET") return Promise.resolve(answer());
    return new Promise<Response>((resolve) => {
      save = () =>
        act(async () => {
          resolve(answer());
          await new Promise((done) => setTimeout(done, 100));
        });
    });
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider env="test">
        <TestSet baseId="b" test={{ questions: [], runs: [] }} />
      </MantineProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** As browsers do with a button that is disabled. */
function loseFocus() {
  const gone = document.body.appendChild(document.createElement("button"));
  gone.focus();
  gone.remove();
}

it.each([
  ["to the next question", false],
  ["nowhere from where it went meanwhile", true],
])("goes %s", async (_, wentElsewhere) => {
  const question = screen.getByRole("textbox");
  const documents = screen.getByRole("combobox");
  fireEvent.change(question, { target: { value: "Quel délai ?" } });
  fireEvent.submit(question);
  await waitFor(() => expect(save).toBeTruthy());
  act(() => (wentElsewhere ? documents.focus() : loseFocus()));
  await save?.();
  await waitFor(() => expect(question).toHaveProperty("value", ""));
  await waitFor(() => expect(document.activeElement).toBe(wentElsewhere ? documents : question));
});

it("leaves the next question that is written while one is saved", async () => {
  const question = screen.getByRole("textbox");
  fireEvent.change(question, { target: { value: "Quel délai ?" } });
  fireEvent.submit(question);
  await waitFor(() => expect(save).toBeTruthy());
  fireEvent.change(question, { target: { value: "Qui prévenir ?" } });
  await save?.();
  expect(question).toHaveProperty("value", "Qui prévenir ?");
});
