import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sessionKey } from "../../../api/session";
import type { Turn, TurnEvent } from "../../../api/types";
import { ReadOnlyContext } from "../readOnly";
import { Reply } from "./Reply";
import { NO_ACTIONS, TurnActionsContext, type TurnActions } from "./turnActions";

const said = (text: string): TurnEvent & { seq: number } => ({ type: "text_delta", seq: 1, at: 0, text });
const ended = (reason: "length" | "stop"): TurnEvent & { seq: number } => ({
  type: "turn_finished",
  seq: 2,
  reason,
  truncated: reason === "length",
});

const turn = (id: string, state: Turn["state"], events: Turn["events"]): Turn => ({
  id,
  parent_id: null,
  question: "Racontez",
  declared_class: "internal",
  media_class: null,
  text_only: false,
  model_id: "m",
  attachments: [],
  base_ids: [],
  images: [],
  task: null,
  state,
  created_at: "2026-11-22T10:00:00Z",
  last_seq: events.length,
  events,
  kind: "question",
  branches: [],
  comparison: null,
  checks: [],
  feedback: null,
  truncated: false,
});

const CUT = turn("a", "finished", [said("Un début"), ended("length")]);

function show(first: Turn, actions: Partial<TurnActions> = {}, readOnly = false) {
  const client = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
  client.setQueryData(sessionKey, { person: { id: "p1", roles: [] } });
  const page = (shown: Turn) => (
    <QueryClientProvider client={client}>
      <MantineProvider>
        <ReadOnlyContext value={readOnly}>
          <TurnActionsContext value={{ ...NO_ACTIONS, canAsk: true, lastId: shown.id, ...actions }}>
            <Reply turn={shown} heading={null} />
          </TurnActionsContext>
        </ReadOnlyContext>
      </MantineProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(page(first));
  return (next: Turn) => rerender(page(next));
}

const NAME = { name: "Continuer" };
const goOnButton = () => screen.queryByRole("button", NAME);

afterEach(cleanup);

describe("an answer that was cut", () => {
  it("says so and is gone on with; what it said and the focus stay until the rest has come", async () => {
    const goOn = vi.fn(() => Promise.resolve(true));
    const next = show(CUT, { goOn });
    expect(screen.getByText("Réponse coupée à la longueur permise.")).not.toBeNull();
    await act(async () => {
      screen.getByRole("button", NAME).focus();
      fireEvent.click(screen.getByRole("button", NAME));
      await Promise.resolve();
    });
    expect(goOn).toHaveBeenCalledWith(CUT);
    next(turn("b", "running", []));
    expect(screen.getByText("Un début")).not.toBeNull();
    expect(screen.getByRole("status").textContent).toBe("La suite de la réponse arrive.");
    const focused = document.activeElement;
    expect(focused).not.toBe(document.body);
    next(turn("b", "finished", [said("Un début et la fin"), ended("stop")]));
    expect(screen.getByText("Un début et la fin")).not.toBeNull();
    expect(document.activeElement).toBe(focused);
    expect(screen.queryByRole("status")).toBeNull();
    expect(goOnButton()).toBeNull();
  });

  it("may be gone on with again when the rest was cut too", async () => {
    const next = show(CUT, { goOn: () => Promise.resolve(true) });
    await act(async () => {
      fireEvent.click(screen.getByRole("button", NAME));
      await Promise.resolve();
    });
    next(turn("b", "finished", [said("Un début et la suite"), ended("length")]));
    expect(goOnButton()).not.toBeNull();
  });

  it("stays as it is when nothing could be asked, and another answer begins with nothing", async () => {
    const next = show(CUT, { goOn: () => Promise.resolve(false) });
    await act(async () => {
      fireEvent.click(screen.getByRole("button", NAME));
      await Promise.resolve();
    });
    expect(goOnButton()).not.toBeNull();
    next(turn("c", "running", []));
    expect(screen.queryByText("Un début")).toBeNull();
  });

  it.each([
    ["in the middle of the conversation", { lastId: "z" }, false],
    ["for a reader", {}, true],
  ])("offers nothing %s", (_, actions, readOnly) => {
    show(CUT, actions, readOnly);
    expect(screen.getByText("Réponse coupée à la longueur permise.")).not.toBeNull();
    expect(goOnButton()).toBeNull();
  });
});
