import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sessionKey } from "../../../api/session";
import type { Conversation, FactToCheck, Turn } from "../../../api/types";
import { initialTurn, type TurnState } from "../stream/turnState";
import { conversationQuery } from "../queries";
import { VerifyTab } from "./VerifyTab";

const fact = (at: number, written: string, passages: number[]): FactToCheck => ({ at, length: written.length, kind: "dose", written, passages });
const passage = { number: 2, passage_id: "p", document_id: "d", document: "Protocole.pdf", page: 1, excerpt: "1 g", base_id: null };
const state: TurnState = {
  ...initialTurn,
  phase: "finished",
  answer: "Donner 1 g puis 4 mg.",
  passages: [passage],
  facts: [fact(7, "1 g", [2]), fact(16, "4 mg", [])],
};
const turn = { id: "t", model_id: "m", question: "Q", checks: [], feedback: null, comparison: null } as unknown as Turn;
const conversation = { id: "c", turns: [turn] } as unknown as Conversation;

let client: QueryClient;
let sent: { url: string; method: string; body: unknown }[];

beforeEach(() => {
  sent = [];
  client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(sessionKey, { state: "signed_in", person: { display_name: "Moi" } });
  client.setQueryData(conversationQuery("c").queryKey, conversation);
  client.setQueryData(["models"], []);
  // Fields that grow listen to it.
  Object.defineProperty(document, "fonts", { configurable: true, value: new EventTarget() });
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    sent.push({ url, method: init.method ?? "", body: typeof init.body === "string" ? JSON.parse(init.body) : null });
    const body = url.endsWith("/checks") ? JSON.stringify({ checked_at: "2026-11-22T09:12:00" }) : null;
    return Promise.resolve(new Response(body, { status: body === null ? 204 : 200, headers: { "Content-Type": "application/json" } }));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Page({ onSource }: { onSource: () => void }) {
  return <VerifyTab turn={client.getQueryData<Conversation>(conversationQuery("c").queryKey)?.turns[0] ?? turn} state={state} fact={null} onSource={onSource} />;
}

function show() {
  const onSource = vi.fn();
  const page = () => (
    <MantineProvider>
      <QueryClientProvider client={client}>
        <Page onSource={onSource} />
      </QueryClientProvider>
    </MantineProvider>
  );
  const { rerender } = render(page());
  return { onSource, again: () => rerender(page()) };
}

describe("the four steps", () => {
  it("are there, each with what concerns this answer", () => {
    const { onSource } = show();
    expect(screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent.slice(1))).toEqual(["Apprendre", "Vérifier", "Estimer", "Communiquer"]);
    const row = (written: string) => within(screen.getByText(written).closest("li") ?? document.body);
    fireEvent.click(row("1 g").getByRole("button", { name: "Ouvrir le passage 2\u00a0: Protocole.pdf" }));
    expect(onSource).toHaveBeenCalledWith(2);
    expect(row("1 g").getByText("Dans le passage")).toBeTruthy();
    expect(screen.getByText(/Le sens n’est pas comparé/)).toBeTruthy();
    expect(row("4 mg").getByText("sans source")).toBeTruthy();
    expect(screen.getByText("Un élément n’a pas de source.")).toBeTruthy();
    expect(screen.getByText("0 sur 2 vérifiés")).toBeTruthy();
  });

  it("keep with one click what was checked, and when", async () => {
    const { again } = show();
    fireEvent.click(screen.getByRole("button", { name: "Marquer comme vérifié par moi\u00a0: 4 mg" }));
    await waitFor(() => {
      again();
      expect(screen.getByText("Vérifié par moi le 22 novembre 2026 à 9 h 12")).toBeTruthy();
    });
    expect(sent).toEqual([{ url: "/api/turns/t/checks", method: "POST", body: { start: 16, length: 4 } }]);
    expect(screen.getByText("1 sur 2 vérifiés")).toBeTruthy();
  });

  it("say why an answer was not useful, and let it be taken back", async () => {
    const { again } = show();
    fireEvent.click(screen.getByRole("button", { name: "Pas utile" }));
    await waitFor(() => expect(sent[0]).toEqual({ url: "/api/turns/t/feedback", method: "PUT", body: { is_useful: false, reasons: [], comment: "" } }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("checkbox", { name: "Incomplète" }));
    fireEvent.click(within(dialog).getByRole("button", { name: "Envoyer" }));
    await waitFor(() => expect(sent[1]?.body).toEqual({ is_useful: false, reasons: ["incomplete"], comment: "" }));
    again();
    fireEvent.click(screen.getByRole("button", { name: /Pas utile/, hidden: true }));
    await waitFor(() => expect(sent[2]?.method).toBe("DELETE"));
  });
});
