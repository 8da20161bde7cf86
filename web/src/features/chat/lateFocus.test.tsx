// Where the keyboard is on the page of a conversation after what took its time: a question sent again, one brought from home.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { basesQuery } from "../../api/knowledge";
import { sessionKey } from "../../api/session";
import type { Turn } from "../../api/types";
import { keepDraft } from "../../ui/draft";
import { ConversationPage } from "./ConversationPage";
import { conversationQuery, modelsQuery, policyQuery } from "./queries";

const refused: Turn = {
  id: "t1",
  parent_id: null,
  question: "Comparez.",
  declared_class: "internal",
  media_class: null,
  text_only: false,
  model_id: "other",
  attachments: [],
  base_ids: [],
  images: [],
  task: null,
  state: "failed",
  created_at: "2026-11-22T10:00:00Z",
  last_seq: 1,
  events: [
    {
      type: "turn_failed",
      seq: 1,
      code: "inference.engine_unavailable",
      sentence: "Le modèle ne répond pas.",
      facts: {},
      partial: false,
      alternatives: [{ model_id: "echo", name: "Écho", hosting: "on_site" }],
    },
  ] as unknown as Turn["events"],
  kind: "question",
  branches: ["t1"],
  comparison: null,
  checks: [],
  feedback: null,
  truncated: false,
};

const conversation = { id: "c1", title: "Une conversation", attachments: [], data_class: "internal", turns: [refused] };

async function open() {
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false, staleTime: Infinity } } });
  client.setQueryData(sessionKey, { person: { id: "p1", roles: [] } });
  client.setQueryData(conversationQuery("c1").queryKey, conversation as never);
  client.setQueryData(modelsQuery.queryKey, [{ id: "echo", name: "Écho", state: "ready", hosting: "on_site" }] as never);
  client.setQueryData(basesQuery.queryKey, []);
  client.setQueryData(policyQuery.queryKey, { matrix: {} } as never);
  const page = () => <ConversationPage conversationId="c1" onCreated={() => undefined} />;
  const router = createRouter({ routeTree: createRootRoute({ component: page }), history: createMemoryHistory() });
  render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <RouterProvider router={router} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return screen.findByRole("textbox", { name: "Votre question" });
}

const asked: string[] = [];
let answer: (status: number) => Promise<void>;

beforeEach(() => {
  sessionStorage.clear();
  asked.length = 0;
  // The text box grows again once fonts are loaded; this DOM has none.
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
  vi.stubGlobal(
    "fetch",
    (url: string) =>
      new Promise<Response>((resolve) => {
        asked.push(url);
        const answers = (status: number, body: unknown) =>
          resolve(new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } }));
        if (url.endsWith("/conversations/c1")) answers(200, conversation);
        if (!url.endsWith("/retry")) return;
        answer = (status) =>
          act(async () => {
            answers(status, {});
            await new Promise((done) => setTimeout(done, 60));
          });
      }),
  );
  // Rows are drawn where there is room for them.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(900);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(700);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** As browsers do with a button that is disabled. */
function loseFocus() {
  const gone = document.body.appendChild(document.createElement("button"));
  gone.focus();
  gone.remove();
}

it.each([
  ["goes to the box once a refused question was sent again", 200, false],
  ["goes to the box when it could not be sent again", 503, false],
  ["stays where it went while it was sent again", 200, true],
])("%s", async (_, status, wentElsewhere) => {
  const box = await open();
  const use = await screen.findByRole("button", { name: /^Utiliser Écho/ });
  act(() => use.focus());
  fireEvent.click(use);
  await waitFor(() => expect(asked.some((url) => url.endsWith("/retry"))).toBe(true));
  const region = screen.getByRole("region", { name: "Échanges" });
  act(() => (wentElsewhere ? region.focus() : loseFocus()));
  await answer(status);
  await waitFor(() => expect(document.activeElement).toBe(wentElsewhere ? region : box));
});

it("begins behind what was written before the page opened", async () => {
  sessionStorage.setItem("colombage.draft.p1.c1", JSON.stringify({ text: "Et la suite" }));
  const placed = vi.spyOn(HTMLTextAreaElement.prototype, "setSelectionRange");
  const box = await open();
  await waitFor(() => expect(document.activeElement).toBe(box));
  // Browsers begin before it, this DOM behind it: what counts is that the page says where.
  expect(placed).toHaveBeenCalledWith("Et la suite".length, "Et la suite".length);
});

it("opens no keyboard under a finger for a question that was brought from home", async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  keepDraft({ conversationId: "c1", text: "Bonjour", files: [], send: true });
  const box = await open();
  await waitFor(() => expect(asked.some((url) => url.endsWith("/messages") || url.endsWith("/turns"))).toBe(true));
  expect(document.activeElement).not.toBe(box);
});
