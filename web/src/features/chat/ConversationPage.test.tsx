// The whole page of a conversation: what renders with a key in the box, and its head while models are on their way.
import { rendersOf } from "./testing/renders";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { basesQuery } from "../../api/knowledge";
import { sessionKey } from "../../api/session";
import type { Turn } from "../../api/types";
import { ConversationPage } from "./ConversationPage";
import { conversationQuery, modelsQuery, policyQuery } from "./queries";

const turn = (at: number): Turn => ({
  id: `t${at}`,
  parent_id: at === 0 ? null : `t${at - 1}`,
  question: `Question ${at}`,
  declared_class: "internal",
  media_class: null,
  text_only: false,
  model_id: "echo",
  attachments: [],
  base_ids: [],
  images: [],
  task: null,
  state: "finished",
  created_at: "2026-11-21T10:00:00Z",
  last_seq: 2,
  events: [
    { type: "text_delta", seq: 1, at: 0, text: `Réponse ${at}` },
    { type: "turn_finished", seq: 2, reason: "complete" },
  ] as Turn["events"],
  kind: "question",
  branches: [`t${at}`],
  comparison: null,
  checks: [],
  feedback: null,
  truncated: false,
});

const ECHO = { id: "echo", name: "Écho", state: "ready", hosting: "on_site" };

/** null: they are on their way. */
async function open(models: object[] | null = [ECHO]) {
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false, staleTime: Infinity } } });
  client.setQueryData(sessionKey, { person: { id: "p1", roles: [] } });
  client.setQueryData(conversationQuery("c1").queryKey, {
    id: "c1",
    title: "Une conversation",
    attachments: [],
    data_class: "internal",
    turns: [0, 1, 2].map(turn),
  } as never);
  if (models !== null) client.setQueryData(modelsQuery.queryKey, models as never);
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

beforeEach(() => {
  sessionStorage.clear();
  // The text box grows again once fonts are loaded; this DOM has none.
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
  // Marks are asked for at each pause: an answer that does not come.
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  // Rows are drawn where there is room for them.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(900);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(700);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a key in the box of a conversation", () => {
  it("renders the box alone: not the exchanges, not the head, not the page", async () => {
    const box = await open();
    expect(await screen.findAllByRole("article")).toHaveLength(3);
    for (const text of ["B", "Bo", "Bonjour"]) {
      const rendered = await rendersOf(() => act(() => Promise.resolve(fireEvent.change(box, { target: { value: text } }))));
      // It does count what renders.
      expect(rendered.filter((path) => path.endsWith("> ConversationComposer"))).toHaveLength(1);
      expect(rendered.filter((path) => !path.includes("> ConversationComposer"))).toEqual([]);
    }
    expect(screen.getByRole("button", { name: "Envoyer" }).hasAttribute("disabled")).toBe(false);
    expect(sessionStorage.getItem("colombage.draft.p1.c1")).toContain("Bonjour");
  });
});

describe("the model in the head of a conversation", () => {
  it("is not said to be missing while models are on their way", async () => {
    await open(null);
    expect(screen.getByRole("heading", { level: 1, name: "Une conversation" })).toBeTruthy();
    expect(screen.queryByText("Aucun modèle disponible")).toBeNull();
    cleanup();
    await open([]);
    expect(screen.getByText("Aucun modèle disponible")).toBeTruthy();
  });
});
