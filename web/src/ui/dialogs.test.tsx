// The windows over a page: the same order of buttons in all, and a form that says at its field what it lacks.
import { MantineProvider, TextInput } from "@mantine/core";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useState, type ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConfirmDialog } from "./ConfirmDialog";
import { FormModal } from "./FormModal";
import { KindChoice } from "./KindChoice";

const KINDS = ["dangerous", "wrong"] as const;
const NAMES = { dangerous: "Dangereuse", wrong: "Fausse" };

/** A form with a choice and a text, as those that report something. */
function Report({ onSent }: { onSent: (kind: string, text: string) => void }) {
  const [kind, setKind] = useState<(typeof KINDS)[number] | null>(null);
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  return (
    <FormModal
      title="Signaler"
      submitLabel="Envoyer"
      busy={false}
      error={null}
      onClose={() => undefined}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (kind !== null && text !== "") onSent(kind, text);
      }}
    >
      <KindChoice label="Nature" kinds={KINDS} names={NAMES} value={kind} missing={tried && kind === null ? "Choisissez." : null} onChange={setKind} />
      <TextInput
        label="Ce qui s’est passé"
        value={text}
        error={tried && text === "" ? "Dites-le." : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormModal>
  );
}

const show = (dialog: ReactNode) => render(<MantineProvider env="test">{dialog}</MantineProvider>);
const buttons = () => within(screen.getByRole("dialog")).getAllByRole("button").map((each) => each.textContent).filter(Boolean);

afterEach(cleanup);

describe("the buttons of a window", () => {
  it("are what it is for, then the way out, in forms and in questions alike", () => {
    show(<Report onSent={() => undefined} />);
    expect(buttons()).toEqual(["Envoyer", "Annuler"]);
    cleanup();
    show(
      <ConfirmDialog title="Effacer ?" action="Effacer" busy={false} error={null} onConfirm={() => undefined} onClose={() => undefined}>
        Pour de bon.
      </ConfirmDialog>,
    );
    expect(buttons()).toEqual(["Effacer", "Annuler"]);
    expect(screen.getByRole("button", { name: "Annuler" }).dataset.autofocus).toBe("true");
  });
});

describe("a form in a window", () => {
  it("has nothing chosen, and goes to the first of what is missing, one after the other", () => {
    const onSent = vi.fn();
    show(<Report onSent={onSent} />);
    const choices = screen.getAllByRole<HTMLInputElement>("radio");
    expect(choices.map((each) => each.checked)).toEqual([false, false]);
    expect(screen.queryByText("Choisissez.")).toBeNull();
    const send = screen.getByRole("button", { name: "Envoyer" });
    fireEvent.click(send);
    expect(screen.getByText("Choisissez.")).toBeTruthy();
    expect(document.activeElement).toBe(choices[0]);
    fireEvent.click(screen.getByRole("radio", { name: "Fausse" }));
    expect(screen.queryByText("Choisissez.")).toBeNull();
    fireEvent.click(send);
    const text = screen.getByRole("textbox", { name: "Ce qui s’est passé" });
    expect(document.activeElement).toBe(text);
    expect(onSent).not.toHaveBeenCalled();
    fireEvent.change(text, { target: { value: "Un autre service." } });
    fireEvent.click(send);
    expect(onSent).toHaveBeenCalledWith("wrong", "Un autre service.");
  });
});
