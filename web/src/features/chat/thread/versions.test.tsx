import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Turn, TurnEvent } from "../../../api/types";
import { BranchSwitch } from "./BranchSwitch";
import { EditQuestion } from "./EditQuestion";
import { SummaryCard } from "./SummaryCard";
import { NO_ACTIONS, TurnActionsContext, type TurnActions } from "./turnActions";

const turn = (over: Partial<Turn> = {}): Turn => ({
  id: "b",
  parent_id: null,
  question: "Quelle surveillance ?",
  declared_class: "internal",
  media_class: null,
  text_only: false,
  model_id: "m",
  attachments: [],
  base_ids: [],
  images: [],
  task: null,
  state: "finished",
  created_at: "2026-11-21T10:00:00Z",
  last_seq: 1,
  events: [],
  kind: "question",
  branches: ["a", "b", "c"],
  comparison: null,
  checks: [],
  feedback: null,
  truncated: false,
  ...over,
});

function show(part: React.ReactNode, actions: Partial<TurnActions> = {}) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
      <MantineProvider>
        <TurnActionsContext value={{ ...NO_ACTIONS, canAsk: true, ...actions }}>{part}</TurnActionsContext>
      </MantineProvider>
    </QueryClientProvider>,
  );
}

// The text box grows again once fonts are loaded; this DOM has none.
beforeAll(() => {
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
});
afterEach(cleanup);

describe("the versions of an exchange", () => {
  it("goes to the one before and the one after, by button and by arrow", () => {
    const choose = vi.fn(() => Promise.resolve(true));
    show(<BranchSwitch turn={turn()} />, { choose });
    fireEvent.click(screen.getByRole("button", { name: "Version précédente" }));
    fireEvent.keyDown(screen.getByRole("button", { name: "Version précédente" }), { key: "ArrowRight" });
    expect(choose.mock.calls).toEqual([["a"], ["c"]]);
    expect(screen.getByRole("status").textContent).toBe("Version 2 sur 3");
  });

  it("stays where it is at an end, with the focus", () => {
    const choose = vi.fn(() => Promise.resolve(true));
    show(<BranchSwitch turn={turn({ id: "c" })} />, { choose });
    const next = screen.getByRole("button", { name: "Version suivante" });
    fireEvent.click(next);
    expect(choose).not.toHaveBeenCalled();
    expect([next.getAttribute("aria-disabled"), next.hasAttribute("disabled")]).toEqual(["true", false]);
  });

  it("waits while an answer is under way", () => {
    const choose = vi.fn(() => Promise.resolve(true));
    show(<BranchSwitch turn={turn()} />, { choose, canAsk: false });
    fireEvent.keyDown(screen.getByRole("button", { name: "Version suivante" }), { key: "ArrowLeft" });
    expect(choose).not.toHaveBeenCalled();
  });
});

describe("a question that is edited", () => {
  const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Votre question, à modifier" });

  it("keeps the words of a question that was refused", async () => {
    const onSent = vi.fn();
    show(<EditQuestion turn={turn()} onClose={vi.fn()} onSent={onSent} />, { askEdited: () => Promise.resolve(false) });
    fireEvent.change(box(), { target: { value: "Autrement" } });
    fireEvent.keyDown(box(), { key: "Enter" });
    await screen.findByDisplayValue("Autrement");
    expect([onSent.mock.calls.length, box().value]).toEqual([0, "Autrement"]);
  });

  it("has the keyboard again when it was refused, for the button that was pressed waited", async () => {
    show(<EditQuestion turn={turn()} onClose={vi.fn()} onSent={vi.fn()} />, { askEdited: () => Promise.resolve(false) });
    // As browsers do with what is disabled.
    act(() => box().blur());
    fireEvent.click(screen.getByRole("button", { name: "Envoyer" }));
    await waitFor(() => expect(document.activeElement).toBe(box()));
  });

  it("sends nothing empty, and leaves with Escape", () => {
    const [askEdited, onClose] = [vi.fn(() => Promise.resolve(true)), vi.fn()];
    show(<EditQuestion turn={turn()} onClose={onClose} onSent={vi.fn()} />, { askEdited });
    fireEvent.change(box(), { target: { value: "  " } });
    fireEvent.keyDown(box(), { key: "Enter" });
    fireEvent.keyDown(box(), { key: "Escape" });
    expect([askEdited.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 1]);
  });
});

describe("a summary", () => {
  it("is folded when it is found again, and says what it was not made of", () => {
    const events: TurnEvent[] = [
      { seq: 1, type: "history_fitted", kept: 2, left_out: 3, first_turn_id: "x", summarised: false },
      { seq: 2, type: "text_delta", at: 0, text: "Ce qui fut dit." },
      { seq: 3, type: "turn_finished", reason: "stop" },
    ];
    show(<SummaryCard turn={turn({ kind: "summary", question: "", events })} />);
    expect(screen.getByText(/Il ne comprend pas les 3 premiers/)).toBeTruthy();
    expect(screen.queryByText("Ce qui fut dit.")).toBeNull();
    expect(screen.getByRole("button", { name: "Afficher le résumé" }).getAttribute("aria-expanded")).toBe("false");
  });
});
