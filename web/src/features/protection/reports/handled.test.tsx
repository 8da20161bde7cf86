// Handling a report takes its time: the keyboard then goes to the number of those that wait, unless it went elsewhere.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ReportsPage } from "./ReportsPage";

const report = {
  id: "r",
  kind: "missed",
  label: "person",
  text: "zorglubine",
  before: "voir ",
  after: " demain",
  handled: false,
  person_name: "Moi",
  created_at: "2026-11-22T10:00:00Z",
};

let waiting: (typeof report)[];
/** Once something is to be saved: answers it. */
let save: (() => Promise<void>) | undefined;

beforeEach(() => {
  waiting = [report];
  save = undefined;
  const answer = (body: unknown) => new Response(JSON.stringify(body), { headers: { "Content-Type": "application/json" } });
  vi.stubGlobal("fetch", (_: string, { method = "GET" }: RequestInit = {}) => {
    if (method === "GET") return Promise.resolve(answer({ items: waiting, next: null, open: waiting.length }));
    return new Promise<Response>((resolve) => {
      save = () =>
        act(async () => {
          waiting = [];
          resolve(answer({}));
          await new Promise((done) => setTimeout(done, 100));
        });
    });
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider env="test">
        <ReportsPage />
      </MantineProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it.each([
  ["to the number of those that wait", false],
  ["nowhere from where it went meanwhile", true],
])("goes %s", async (_, wentElsewhere) => {
  const button = await screen.findByRole("button", { name: /^Marquer comme traité/ });
  act(() => button.focus());
  fireEvent.click(button);
  await waitFor(() => expect(save).toBeTruthy());
  const filter = screen.getByRole("combobox", { name: "Montrer" });
  if (wentElsewhere) act(() => filter.focus());
  await save?.();
  await waitFor(() => expect(button.isConnected).toBe(false));
  if (wentElsewhere) await waitFor(() => expect(document.activeElement).toBe(filter));
  else await waitFor(() => expect(document.activeElement?.tagName).toBe("P"));
});
