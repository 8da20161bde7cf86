// Where the keyboard goes in the list once something was done to its rows, which takes its time.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sessionKey } from "../../../api/session";
import type { ConversationSummary } from "../../../api/types";
import { ConversationsPage } from "./ConversationsPage";
import { placeInLists } from "./place";
import { SelectionBar } from "./SelectionBar";
import type { Selection } from "./useSelection";

const deleted = {
  id: "c1",
  title: "Une conversation",
  data_class: "internal",
  updated_at: "2026-11-22T10:00:00Z",
  deleted_at: "2026-11-22T10:00:00Z",
} as ConversationSummary;

let items: ConversationSummary[];
/** Once something is to be saved: answers it. */
let save: ((status: number) => Promise<void>) | undefined;

beforeEach(() => {
  items = [deleted];
  save = undefined;
  const answer = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
  vi.stubGlobal("fetch", (_: string, { method = "GET" }: RequestInit = {}) => {
    if (method === "GET") return Promise.resolve(answer({ items, next: null, approximate: false, complete: true, total: items.length }));
    return new Promise<Response>((resolve) => {
      save = (status) =>
        act(async () => {
          if (status === 200) items = [];
          resolve(answer({}, status));
          await new Promise((done) => setTimeout(done, 100));
        });
    });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(path: string, component: () => React.ReactNode) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(sessionKey, { state: "signed_in", person: { id: "p", roles: [] } });
  const root = createRootRoute();
  const shell = createRoute({ getParentRoute: () => root, id: "shell" });
  const page = createRoute({ getParentRoute: () => shell, path: "conversations", validateSearch: placeInLists, component });
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createRouter({ routeTree: root.addChildren([shell.addChildren([page])]), history });
  render(
    <QueryClientProvider client={client}>
      <MantineProvider env="test">
        <RouterProvider router={router as never} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

it.each([
  ["goes on from the list when the row has gone with its button", false],
  ["stays where it went meanwhile", true],
])("%s", async (_, wentElsewhere) => {
  show("/conversations?vue=supprimees", ConversationsPage);
  const restore = await screen.findByRole("button", { name: /^Rétablir|^Restaurer/ });
  act(() => restore.focus());
  fireEvent.click(restore);
  await waitFor(() => expect(save).toBeTruthy());
  const elsewhere = screen.getByRole("link", { name: "Archivées" });
  if (wentElsewhere) act(() => elsewhere.focus());
  await save?.(200);
  await waitFor(() => expect(restore.isConnected).toBe(false));
  if (wentElsewhere) await waitFor(() => expect(document.activeElement).toBe(elsewhere));
  else await waitFor(() => expect(document.activeElement?.className).toContain("list"));
});

it("stays on the button of the bar while it waits, and when it was refused", async () => {
  const leave = vi.fn();
  const selection = { items: [deleted], leave, chooseAll: vi.fn() } as unknown as Selection;
  show("/conversations", () => <SelectionBar selection={selection} shown={1} state="active" onDone={vi.fn()} />);
  const archive = await screen.findByRole("button", { name: "Archiver" });
  act(() => archive.focus());
  fireEvent.click(archive);
  await waitFor(() => expect(archive.getAttribute("aria-disabled")).toBe("true"));
  expect(archive.hasAttribute("disabled")).toBe(false);
  const again = vi.fn();
  vi.stubGlobal("fetch", again);
  fireEvent.click(archive);
  expect(again).not.toHaveBeenCalled();
  await save?.(503);
  expect(leave).not.toHaveBeenCalled();
  await waitFor(() => expect(document.activeElement).toBe(archive));
});
