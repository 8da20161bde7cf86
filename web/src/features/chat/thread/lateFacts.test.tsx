import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sessionKey } from "../../../api/session";
import type { FactToCheck, Turn, TurnEvent } from "../../../api/types";
import { ReadOnlyContext } from "../readOnly";
import { VerifyTab } from "../verify/VerifyTab";
import { Reply } from "./Reply";
import { useTurnState } from "./useTurnState";

const said = { type: "text_delta", seq: 1, at: 0, text: "Donner 500 mg le matin." } as const;
const failed = (code: string) => ({ type: "turn_failed", seq: 2, code, sentence: "Arrêt.", facts: {}, partial: true, alternatives: [] }) as TurnEvent & { seq: number };
const dose: FactToCheck = { at: 7, length: 6, kind: "dose", written: "500 mg", passages: [] };

const turn = (over: Partial<Turn> = {}): Turn => ({
  id: "t",
  parent_id: null,
  question: "Quelle dose ?",
  declared_class: "internal",
  media_class: null,
  text_only: false,
  model_id: "m",
  attachments: [],
  base_ids: [],
  images: [],
  task: null,
  state: "failed",
  created_at: "2026-11-22T10:00:00Z",
  last_seq: 2,
  events: [said, failed("chat.turn_interrupted")],
  kind: "question",
  branches: [],
  comparison: null,
  checks: [],
  feedback: null,
  truncated: false,
  ...over,
});

let asked: string[];
let facts: FactToCheck[];

beforeEach(() => {
  asked = [];
  facts = [dose];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve(new Response(JSON.stringify({ facts }), { status: 200, headers: { "Content-Type": "application/json" } }));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Page({ shown }: { shown: Turn }) {
  const { turn: state } = useTurnState(shown);
  return (
    <>
      <Reply turn={shown} heading={null} />
      <VerifyTab turn={shown} state={state} fact={null} onSource={() => undefined} />
    </>
  );
}

function show(shown: Turn, readOnly = false) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(sessionKey, { person: { id: "p1", roles: [] } });
  client.setQueryData(["models"], []);
  render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <ReadOnlyContext value={readOnly}>
          <Page shown={shown} />
        </ReadOnlyContext>
      </MantineProvider>
    </QueryClientProvider>,
  );
}

const factCalls = () => asked.filter((url) => url.includes("/facts"));
const NOBODY_LOOKED = /n’ont pas été repérés/;

describe("an answer whose process died", () => {
  it("has its facts found when it is opened, once for all who show them", async () => {
    show(turn());
    expect(await screen.findByRole("button", { name: "Vérifier\u00a0· 1 élément à contrôler" })).toBeTruthy();
    expect(screen.getByText("0 sur 1 vérifiés")).toBeTruthy();
    expect(screen.queryByText(NOBODY_LOOKED)).toBeNull();
    expect(factCalls()).toEqual(["/api/turns/t/facts"]);
  });

  it("says that there are none only once somebody has looked", async () => {
    facts = [];
    show(turn());
    expect(screen.getByText(NOBODY_LOOKED)).toBeTruthy();
    expect(await screen.findByText(/n’a été repéré\./)).toBeTruthy();
  });

  it.each([
    ["is not asked about by a reader", turn(), true],
    ["is not asked about where it is a summary", turn({ kind: "summary" }), false],
  ])("%s, who is told so", (_, shown, readOnly) => {
    show(shown, readOnly);
    expect(screen.getByText(NOBODY_LOOKED)).toBeTruthy();
    expect(factCalls()).toEqual([]);
  });

  it("is the only one that is asked about", () => {
    show(turn({ events: [said, failed("inference.engine_unavailable")] }));
    expect(factCalls()).toEqual([]);
  });
});
