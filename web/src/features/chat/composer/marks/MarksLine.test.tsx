import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Mark } from "../../../../api/protection";
import { MarksLine } from "./MarksLine";
import type { ComposerMarks } from "./useComposerMarks";

const TEXT = "Mme Jeanne Exemple, née le 12/03/1948, vue par le Dr Tiers.";

function mark(words: string, part: Partial<Mark> = {}): Mark {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, label: "person", name: "", role: null, private: true, allowable: true, ...part };
}

const MARKS = [
  mark("Jeanne Exemple", { role: "patient" }),
  mark("12/03/1948", { label: "birth_date", allowable: false }),
  mark("Tiers", { role: "professional", private: false }),
];

function shown(part: Partial<ComposerMarks> = {}): ComposerMarks {
  return {
    marks: MARKS,
    answer: { marks: MARKS, data_class: "health", clinical: true },
    settled: true,
    failing: false,
    dataClass: "health",
    fate: "protected",
    allowed: [],
    missed: [],
    onAllowed: vi.fn(),
    onMissed: vi.fn(),
    ...part,
  };
}

function page(marks: ComposerMarks, selected = "", onSubmit = vi.fn()) {
  return (
    <MantineProvider env="test">
      <form onSubmit={onSubmit}>
        <MarksLine text={TEXT} marks={marks} selected={selected} />
      </form>
    </MantineProvider>
  );
}

function show(part: Partial<ComposerMarks> = {}, selected = "") {
  const marks = shown(part);
  const onSubmit = vi.fn();
  render(page(marks, selected, onSubmit));
  return { ...marks, onSubmit };
}

const line = () => screen.getByRole("button", { expanded: false });
const list = () => screen.getByRole("dialog", { name: "Ce qui est repéré dans votre texte" });
const item = (words: string) => {
  const found = within(list()).getAllByRole("listitem").find((each) => each.textContent.includes(words));
  if (found === undefined) throw new Error(`no item with ${words}`);
  return within(found);
};

afterEach(cleanup);

describe("MarksLine", () => {
  it("tells what will be protected, of which sorts, and the class", () => {
    show();
    expect(line().textContent).toBe("3\u00a0éléments seront protégés\u00a0: 2\u00a0personnes et 1\u00a0date de naissance · Données de santé");
  });

  it("promises no protection where the text is sent as it is, or would not be sent", () => {
    show({ fate: "as_is" });
    expect(line().textContent).toMatch(/^3\séléments repérés/);
    fireEvent.click(line());
    expect(list().textContent).toContain("envoyé tel quel");
    cleanup();
    show({ fate: "refused" });
    expect(line().textContent).toMatch(/^3\séléments repérés.*Données de santé\s: ce modèle ne peut pas les recevoir$/);
  });

  it("tells what a professional text keeps when it leaves the group", () => {
    show({ fate: "minimised", dataClass: "internal" });
    expect(line().textContent).toBe(
      "2\u00a0éléments seront protégés\u00a0: 1\u00a0personne et 1\u00a0date de naissance · 1\u00a0laissé tel quel · Données internes",
    );
    fireEvent.click(line());
    expect(item("Tiers").getByText("personne · Professionnel · Restera dans le texte")).toBeTruthy();
  });

  it("names three sorts and counts the others", () => {
    const sorts = (["date", "phone", "town", "room", "email"] as const).map((label) => mark("Tiers", { label }));
    show({ marks: [...sorts, mark("vue", { label: "phone" }), mark("Jeanne Exemple")] });
    expect(line().textContent).toContain("1\u00a0personne, 1\u00a0date, 2\u00a0numéros de téléphone et 3\u00a0autres");
  });

  it("counts what stands in two places once, as the sent turn does", () => {
    const [jeanne] = MARKS;
    show({ marks: [...MARKS, ...(jeanne === undefined ? [] : [jeanne])] });
    expect(line().textContent).toMatch(/^3\séléments seront protégés\s: 2\spersonnes/);
  });

  it("says once why something cannot be let through", () => {
    show({ marks: [...MARKS, mark("Mme", { label: "nir", allowable: false })] });
    fireEvent.click(line());
    expect(within(list()).getAllByText("Toujours protégé")).toHaveLength(2);
    expect(within(list()).getAllByText(/ne partent jamais en clair/)).toHaveLength(1);
  });

  it("says who somebody is, and why something cannot be let through", () => {
    show();
    fireEvent.click(line());
    expect(item("Jeanne Exemple").getByText("personne · Patient")).toBeTruthy();
    expect(item("Tiers").getByText("personne · Professionnel")).toBeTruthy();
    expect(item("12/03/1948").queryByRole("button")).toBeNull();
    expect(item("12/03/1948").getByText(/Toujours protégé/)).toBeTruthy();
  });

  it("lets a text through, and protects it again", () => {
    const { onAllowed } = show();
    fireEvent.click(line());
    fireEvent.click(item("Tiers").getByRole("button", { name: "Ce n’est pas à protéger\u00a0: Tiers" }));
    expect(onAllowed).toHaveBeenLastCalledWith({ text: "Tiers", label: "person", role: "professional" });
    cleanup();
    const left = { text: "Tiers", label: "person", role: "professional" } as const;
    const again = show({ marks: MARKS.slice(0, 2), allowed: [left] });
    fireEvent.click(line());
    fireEvent.click(item("Tiers").getByRole("button", { name: "Protéger de nouveau\u00a0: Tiers" }));
    expect(again.onAllowed).toHaveBeenLastCalledWith(left);
  });

  it("keeps what is protected again in the list, and the keyboard on it, until it is marked", () => {
    const left = { text: "Tiers", label: "person", role: "professional" } as const;
    const marks = shown({ marks: MARKS.slice(0, 2), allowed: [left] });
    const { rerender } = render(page(marks));
    fireEvent.click(line());
    const button = item("Tiers").getByRole("button");
    button.focus();
    fireEvent.click(button);
    rerender(page({ ...marks, allowed: [] }));
    expect(document.activeElement).toBe(item("Tiers").getByRole("button", { name: "Ce n’est pas à protéger\u00a0: Tiers" }));
  });

  it("adds a missed name with Enter, without sending the question", () => {
    const { onMissed, onSubmit } = show();
    fireEvent.click(line());
    const field = within(list()).getByRole("textbox", { name: "Ajouter un nom manqué" });
    fireEvent.change(field, { target: { value: "  " } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(onMissed).not.toHaveBeenCalled();
    fireEvent.change(field, { target: { value: " Odile Fictive " } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(onMissed).toHaveBeenCalledExactlyOnceWith("Odile Fictive");
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it("takes back what was added by hand", () => {
    const { onMissed } = show({ missed: ["Odile Fictive"] });
    fireEvent.click(line());
    fireEvent.click(item("Odile Fictive").getByRole("button", { name: "Retirer\u00a0: Odile Fictive" }));
    // Not lost with the button: Escape still closes the list.
    expect(list().contains(document.activeElement)).toBe(true);
    expect(onMissed).toHaveBeenCalledExactlyOnceWith("Odile Fictive");
  });

  it("offers to protect the selected words, once", () => {
    const { onMissed } = show({}, "Yvetot");
    fireEvent.click(screen.getByRole("button", { name: "Protéger «\u00a0Yvetot\u00a0»" }));
    expect(onMissed).toHaveBeenCalledExactlyOnceWith("Yvetot");
    cleanup();
    show({ missed: ["Yvetot"] }, "Yvetot");
    expect(screen.queryByRole("button", { name: /Yvetot/ })).toBeNull();
  });

  it("says the number aloud once typing has paused, and not while it goes on", async () => {
    vi.useFakeTimers();
    const said = () => document.querySelector("[aria-live]")?.textContent;
    show({ settled: false });
    await act(() => vi.advanceTimersByTimeAsync(3000));
    expect(said()).toBe("");
    cleanup();
    show();
    expect(said()).toBe("");
    await act(() => vi.advanceTimersByTimeAsync(3000));
    expect(said()).toBe("3\u00a0éléments repérés.");
    vi.useRealTimers();
  });

  it("says quietly that nothing can be found for now", () => {
    show({ marks: [], answer: null, settled: false, failing: true });
    expect(screen.getByText(/Le repérage ne répond pas/)).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });
});
