// Two answers side by side: one that comes while the other failed, choosing one, going to the other later.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sessionKey } from "../../../api/session";
import type { Turn, TurnEvent } from "../../../api/types";
import { ReadOnlyContext } from "../readOnly";
import { LiveTurn } from "../stream/liveTurn";
import { Comparison } from "./Comparison";
import { NO_ACTIONS, TurnActionsContext, type TurnActions } from "./turnActions";
import { LiveTurnsContext } from "./useTurnState";

const started = (id: string): TurnEvent =>
  ({ type: "turn_started", seq: 1, model_id: id, model_name: `Modèle ${id}`, hosting: "on_site" }) as TurnEvent;
const said = (text: string): TurnEvent => ({ type: "text_delta", seq: 2, at: 0, text });
const finished = { type: "turn_finished", seq: 3, reason: "stop" } as TurnEvent;
const failed = {
  type: "turn_failed",
  seq: 3,
  code: "inference.engine_unavailable",
  sentence: "Le modèle ne répond pas.",
  facts: {},
  partial: false,
  alternatives: [{ model_id: "autre", name: "Un autre", hosting: "on_site" }],
} as TurnEvent;

const turn = (id: string, state: Turn["state"], events: TurnEvent[]): Turn => ({
  id,
  parent_id: null,
  question: "Comparez-vous.",
  declared_class: "internal",
  media_class: null,
  text_only: false,
  model_id: id,
  attachments: [],
  base_ids: [],
  images: [],
  task: null,
  state,
  created_at: "2026-11-21T10:00:00Z",
  last_seq: events.length,
  events,
  kind: "question",
  branches: ["a", "b"],
  comparison: null,
  checks: [],
  feedback: null,
  truncated: false,
});

/** As the server has them: by the first answer of each side. */
const sides = (...pair: Turn[]) => pair.map((each) => each.id).sort((one, other) => (FIRST[one] ?? one).localeCompare(FIRST[other] ?? other));
const FIRST: Readonly<Record<string, string>> = { "a-suite": "a" };

const running = turn("a", "running", []);
const broken = turn("b", "failed", [started("b"), failed]);

function show(chosen: Turn, other: Turn, given: Partial<TurnActions> = {}, readOnly = false, live?: LiveTurn) {
  const actions = { ...NO_ACTIONS, conversationId: "c", canAsk: true, choose: vi.fn(() => Promise.resolve(true)), stop: vi.fn(), retry: vi.fn(), ...given };
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false, staleTime: Infinity } } });
  client.setQueryData(sessionKey, { person: { id: "p1", roles: [] } });
  const page = (first: Turn, second: Turn) => (
    <QueryClientProvider client={client}>
      <MantineProvider>
        <ReadOnlyContext value={readOnly}>
          <LiveTurnsContext value={new Map(live === undefined ? [] : [[live.turnId, live]])}>
            <TurnActionsContext value={actions}>
              <Comparison turn={first} pair={{ id: "p", turns: [second], sides: sides(first, second) }} />
            </TurnActionsContext>
          </LiveTurnsContext>
        </ReadOnlyContext>
      </MantineProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(page(chosen, other));
  return { actions, become: (first: Turn, second: Turn) => rerender(page(first, second)) };
}

const side = (model: string) => {
  const found = screen.getByRole("heading", { name: `Réponse de ${model}` }).closest<HTMLElement>("[data-side]");
  if (found === null) throw new Error(`no side of ${model}`);
  return within(found);
};
const models = () => screen.getAllByRole("heading", { name: /^Réponse de/ }).map((each) => each.textContent);

afterEach(cleanup);

describe("two answers side by side", () => {
  it("streams one while the other has failed, each with what can be done about it", () => {
    const live = new LiveTurn("a", [started("a"), said("Voici le")], () => undefined);
    const { actions } = show(running, broken, {}, false, live);
    expect(side("Modèle a").getByText("Voici le")).toBeTruthy();
    expect(side("Modèle b").getByText("Le modèle ne répond pas.")).toBeTruthy();
    expect(side("Modèle b").queryByRole("button", { name: /Arrêter/ })).toBeNull();
    fireEvent.click(side("Modèle a").getByRole("button", { name: "Arrêter la réponse de Modèle a" }));
    expect(actions.stop).toHaveBeenCalledWith("a");
  });

  it("offers to go on with an answer that is there, and not with one that failed", () => {
    const { actions } = show(broken, turn("a", "finished", [started("a"), said("Voici."), finished]));
    expect(side("Modèle b").queryByText("La conversation continue avec cette réponse.")).toBeNull();
    fireEvent.click(side("Modèle a").getByRole("button", { name: /Continuer avec cette réponse/ }));
    expect(actions.choose).toHaveBeenCalledWith("a");
  });

  it("keeps each on its side and says which was chosen, then lets one go to the other", () => {
    const one = turn("a", "finished", [started("a"), said("L’une."), finished]);
    const other = turn("b", "finished", [started("b"), said("L’autre."), finished]);
    const { actions, become } = show(one, other);
    expect(models()).toEqual(["Réponse de Modèle a", "Réponse de Modèle b"]);
    const button = side("Modèle b").getByRole("button", { name: /^Continuer avec cette réponse.: Modèle b$/ });
    act(() => button.focus());
    fireEvent.click(button);
    expect(actions.choose).toHaveBeenCalledWith("b");
    become(other, one);
    expect(models()).toEqual(["Réponse de Modèle a", "Réponse de Modèle b"]);
    // The button gave way to what it did: the keyboard is still there.
    const says = side("Modèle b").getByText("La conversation continue avec cette réponse.");
    expect(document.activeElement).toBe(says);
    fireEvent.click(side("Modèle a").getByRole("button", { name: /Continuer avec cette réponse/ }));
    expect(actions.choose).toHaveBeenLastCalledWith("a");
  });

  it("leaves the keyboard where it went while the choice was saved", () => {
    const [one, other] = ["a", "b"].map((id) => turn(id, "finished", [started(id), said("Voici."), finished])) as [Turn, Turn];
    const { become } = show(one, other);
    fireEvent.click(side("Modèle b").getByRole("button", { name: /Continuer avec cette réponse/ }));
    const copy = side("Modèle b").getByRole("button", { name: "Copier" });
    act(() => copy.focus());
    become(other, one);
    expect(side("Modèle b").getByText("La conversation continue avec cette réponse.")).toBeTruthy();
    expect(document.activeElement).toBe(copy);
  });

  it("keeps an answer that was cut on its side until the one that goes on with it has come as far", async () => {
    const cut = turn("a", "finished", [started("a"), said("Un début"), { ...finished, reason: "length" } as TurnEvent]);
    const other = turn("b", "finished", [started("b"), said("L’autre."), finished]);
    const { become } = show(cut, other, { lastId: "a", goOn: () => Promise.resolve(true) });
    await act(async () => {
      fireEvent.click(side("Modèle a").getByRole("button", { name: "Écrire la suite" }));
      await Promise.resolve();
    });
    const goesOn = { ...turn("a-suite", "running", []), model_id: "Modèle a", branches: ["a", "b", "a-suite"] };
    become(goesOn, other);
    expect(models()).toEqual(["Réponse de Modèle a", "Réponse de Modèle b"]);
    expect(side("Modèle a").getByText("Un début")).toBeTruthy();
  });

  it("goes on with either of two that were cut", () => {
    const goOn = vi.fn(() => Promise.resolve(true));
    const ended = { ...finished, reason: "length" } as TurnEvent;
    const [one, other] = ["a", "b"].map((id) => turn(id, "finished", [started(id), said("Un début"), ended])) as [Turn, Turn];
    show(one, other, { lastId: "a", goOn });
    fireEvent.click(side("Modèle b").getByRole("button", { name: "Écrire la suite" }));
    expect(goOn).toHaveBeenCalledWith(other);
  });

  it("lets one go on with what is there while the other still comes", () => {
    const live = new LiveTurn("a", [started("a"), said("Voici le")], () => undefined);
    const { actions } = show(running, turn("b", "finished", [started("b"), said("Voilà."), finished]), { canAsk: false }, false, live);
    fireEvent.click(side("Modèle b").getByRole("button", { name: /Continuer avec cette réponse/ }));
    expect(actions.choose).toHaveBeenCalledWith("b");
  });

  it("leads from the first to the heading of the second, where one stands under the other", () => {
    const scrolled = vi.fn();
    Element.prototype.scrollIntoView = scrolled;
    const [one, other] = ["a", "b"].map((id) => turn(id, "finished", [started(id), said("Voici."), finished])) as [Turn, Turn];
    show(one, other);
    expect(side("Modèle b").queryByRole("button", { name: "Voir l’autre réponse" })).toBeNull();
    fireEvent.click(side("Modèle a").getByRole("button", { name: "Voir l’autre réponse" }));
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Réponse de Modèle b" }));
    expect(scrolled.mock.instances).toEqual([document.activeElement]);
  });

  it("is read by others without anything to choose", () => {
    const live = new LiveTurn("a", [started("a")], () => undefined);
    show(running, broken, {}, true, live);
    expect(screen.queryByRole("button", { name: /Arrêter|Continuer/ })).toBeNull();
    expect(side("Modèle b").getByText("Le modèle ne répond pas.")).toBeTruthy();
  });

  it("says what failed in few words, so that the other answer stays in sight on a phone", () => {
    const alternatives = [1, 2, 3].map((each) => ({ model_id: `m${each}`, name: `Modèle ${each}`, hosting: "on_site" }));
    show(turn("b", "failed", [started("b"), { ...failed, alternatives } as TurnEvent]), running);
    expect(side("Modèle b").getAllByRole("button", { name: /^Utiliser/ })).toHaveLength(1);
    expect(side("Modèle b").getByRole("button", { name: /Autres modèles\s· 2/ })).toBeTruthy();
    cleanup();
    show(turn("b", "failed", [started("b"), { ...failed, alternatives, code: "inference.nothing_to_extract" } as TurnEvent]), running);
    expect(side("Modèle b").getByText(/joignez-en un ou choisissez une base/)).toBeTruthy();
    expect(side("Modèle b").getAllByRole("button", { name: /^(?!Voir l’autre réponse)/ })).toHaveLength(1);
  });
});
