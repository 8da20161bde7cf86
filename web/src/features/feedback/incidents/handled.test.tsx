// Handling an incident takes its time: the keyboard then goes to the number of those that wait, and what was opened
// meanwhile stays open.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sessionKey } from "../../../api/session";
import { IncidentsPage } from "./IncidentsPage";

const incident = (id: string) => ({
  id,
  kind: "wrong",
  description: `Description ${id}`,
  model_id: "m",
  model_name: "Modèle",
  person_name: "Moi",
  created_at: "2026-11-22T10:00:00Z",
  handled: false,
  handled_at: null,
  outcome: null,
  exchanged: null,
});

let waiting: string[];
/** Once something is to be saved: answers it. */
let save: (() => Promise<void>) | undefined;

beforeEach(() => {
  waiting = ["a", "b"];
  save = undefined;
  // Fields that grow listen to it.
  Object.defineProperty(document, "fonts", { configurable: true, value: new EventTarget() });
  const answer = (body: unknown) => new Response(JSON.stringify(body), { headers: { "Content-Type": "application/json" } });
  vi.stubGlobal("fetch", (url: string, init: RequestInit = {}) => {
    const id = /incidents\/(\w+)/.exec(url)?.[1];
    if (init.method === "PUT" || init.method === "POST" || init.method === "PATCH") {
      return new Promise<Response>((resolve) => {
        save = () =>
          act(async () => {
            waiting = waiting.filter((each) => each !== id);
            resolve(answer({}));
            await new Promise((done) => setTimeout(done, 100));
          });
      });
    }
    if (id !== undefined) return Promise.resolve(answer(incident(id)));
    return Promise.resolve(answer({ items: waiting.map(incident), next: null, open: waiting.length }));
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(sessionKey, { state: "signed_in", person: { id: "p", roles: [] } });
  render(
    <QueryClientProvider client={client}>
      <MantineProvider env="test">
        <IncidentsPage AnswerText={() => null} />
      </MantineProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function open(id: string) {
  const row = (await screen.findByText(`Description ${id}`)).closest("li");
  const button = within(row ?? document.body).getByRole("button");
  act(() => button.focus());
  fireEvent.click(button);
  return within(await screen.findByRole("dialog"));
}

async function handle(id: string) {
  const dialog = await open(id);
  const outcome = await dialog.findByRole("textbox");
  fireEvent.change(outcome, { target: { value: "Corrigé" } });
  act(() => outcome.focus());
  fireEvent.click(dialog.getByRole("button", { name: "Marquer comme traité" }));
  await waitFor(() => expect(save).toBeTruthy());
  return dialog;
}

it("goes to the number of those that are left", async () => {
  await handle("a");
  await save?.();
  expect(screen.queryByRole("dialog")).toBeNull();
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^1\s/));
});

it("leaves another open that was opened while it was saved", async () => {
  const dialog = await handle("a");
  fireEvent.click(dialog.getByRole("button", { name: "Fermer" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await open("b");
  await save?.();
  expect(screen.queryByRole("dialog")).not.toBeNull();
});
