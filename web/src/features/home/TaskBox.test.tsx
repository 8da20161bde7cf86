// The list under the box of the home page, into which conversations come a moment after the words were typed.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { tasksQuery } from "../../api/tasks";
import { TaskBox } from "./TaskBox";

let answered: ((answer: Response) => void)[];

beforeEach(() => {
  answered = [];
  // The text box grows again once fonts are loaded; this DOM has none.
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => answered.push(resolve)));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("keeps pointing at the same line when conversations come in above it", async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(tasksQuery.queryKey, []);
  const page = () => <TaskBox bases={[]} chosen={[]} model={null} onStart={() => undefined} />;
  const router = createRouter({ routeTree: createRootRoute({ component: page }), history: createMemoryHistory() });
  render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <RouterProvider router={router} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const box = await screen.findByRole("textbox", { name: /^Décrivez votre tâche/ });
  fireEvent.focus(box);
  fireEvent.change(box, { target: { value: "congés" } });
  fireEvent.keyDown(box, { key: "ArrowUp" });
  const pointed = () => document.getElementById(box.getAttribute("aria-activedescendant") ?? "")?.textContent;
  const search = pointed();
  expect(search).toContain("Chercher");

  // After a pause in writing; a busy machine takes longer over it.
  await waitFor(() => expect(answered).toHaveLength(1), { timeout: 10_000 });
  const found = [{ id: "c1", title: "Planning des congés" }];
  await act(() => Promise.resolve(answered[0]?.(Response.json({ items: found, next: null }))));
  expect(await screen.findByRole("option", { name: /Planning des congés/ })).toBeTruthy();
  expect(pointed()).toBe(search);
}, 20_000);
