import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, createEvent, fireEvent, render, screen } from "@testing-library/react";
import { createRef, useState, type ReactNode } from "react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Attachment } from "../../../api/types";
import { Composer, type ComposerProps } from "./Composer";
import { LONGEST_AUTOSIZE, LONGEST_MESSAGE } from "./limits";
import type { ComposerMarks } from "./marks/useComposerMarks";

const noMarks: ComposerMarks = {
  marks: [],
  answer: null,
  settled: false,
  failing: false,
  dataClass: "internal",
  fate: "protected",
  allowed: [],
  missed: [],
  onAllowed: vi.fn(),
  onMissed: vi.fn(),
};

function given(input: ComposerProps["input"], part: Partial<ComposerProps>): ComposerProps {
  return {
    input,
    text: "Quelle surveillance ?",
    onText: vi.fn(),
    marks: noMarks,
    declaredClass: "internal",
    reachedClass: "public",
    onDeclaredClass: vi.fn(),
    bases: { bases: [], chosen: [], onChange: vi.fn() },
    files: { attachments: [], keptOut: [], asked: new Set(), uploads: [], onToggle: vi.fn(), onRemoveUpload: vi.fn(), onRetryUpload: vi.fn() },
    images: { mediaClass: "health", textOnly: false, onChange: vi.fn(), model: null, models: [], onModel: vi.fn() },
    onFiles: vi.fn(),
    isRunning: false,
    isStopping: false,
    isSending: false,
    obstacle: null,
    failure: null,
    onSend: vi.fn(),
    onStop: vi.fn(),
    ...part,
  };
}

function around(composer: ReactNode) {
  return (
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>{composer}</MantineProvider>
    </QueryClientProvider>
  );
}

function show(part: Partial<ComposerProps> = {}) {
  const props = given(createRef(), part);
  render(around(<Composer {...props} />));
  return { ...props, box: screen.getByRole("textbox", { name: "Votre question" }) };
}

function paste(box: HTMLElement, text: string, files: File[] = []) {
  const event = createEvent.paste(box, { clipboardData: { files, getData: () => text } });
  fireEvent(box, event);
  return event;
}

// The text box grows again once fonts are loaded; this DOM has none.
beforeAll(() => {
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
});
afterEach(cleanup);

describe("Composer", () => {
  it("says that a document which was asked goes to the next questions too, until it is taken out", () => {
    const file = { id: "f1", name: "protocole.pdf", pages: 2, bytes: 1000, is_image: false, passages: 3 } as Attachment;
    const files = { attachments: [file], keptOut: [], asked: new Set<string>(), uploads: [], onToggle: vi.fn(), onRemoveUpload: vi.fn(), onRetryUpload: vi.fn() };
    show({ files });
    expect(screen.queryByText("sert aussi aux questions suivantes")).toBeNull();
    cleanup();
    show({ files: { ...files, asked: new Set(["f1"]) } });
    expect(screen.getByText("sert aussi aux questions suivantes")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Ne plus interroger protocole.pdf" }));
    expect(files.onToggle).toHaveBeenCalledWith(file);
    cleanup();
    show({ files: { ...files, asked: new Set(["f1"]), keptOut: ["f1"] } });
    expect(screen.queryByText("sert aussi aux questions suivantes")).toBeNull();
  });

  it("shows a document that failed before the others, which its list has no room for", () => {
    const upload = { file: new File(["…"], "x"), progress: 1, failure: null, canRetry: false };
    const uploads = [
      { ...upload, key: "1", name: "long.pdf", progress: 0.5 },
      { ...upload, key: "2", name: "film.mp4", failure: "Ce type de fichier n’est pas accepté." },
    ];
    show({ files: { ...given(createRef(), {}).files, uploads } });
    const names = screen.getAllByRole("listitem").map((each) => each.textContent);
    expect(names[0]).toContain("film.mp4");
    expect(names[1]).toContain("long.pdf");
  });

  it("says the class that holds, never one below the conversation's", () => {
    show({ declaredClass: "internal", reachedClass: "health" });
    expect(screen.getByRole("button", { name: "Données\u00a0: santé" })).toBeTruthy();
    cleanup();
    show({ declaredClass: "health", reachedClass: "personal" });
    expect(screen.getByRole("button", { name: "Données\u00a0: santé" })).toBeTruthy();
    cleanup();
    show({ declaredClass: "public", reachedClass: "public" });
    expect(screen.getByRole("button", { name: "Données\u00a0: publiques" })).toBeTruthy();
  });

  it("sends with Enter, and goes to the next line with Shift", () => {
    const { box, onSend } = show();
    fireEvent.keyDown(box, { key: "Enter", shiftKey: true });
    expect(onSend).not.toHaveBeenCalled();
    fireEvent.keyDown(box, { key: "Enter" });
    expect(onSend).toHaveBeenCalledTimes(1);
  });

  it("leaves Enter to the keyboard while a character is being composed", () => {
    const { box, onSend } = show();
    fireEvent.keyDown(box, { key: "Enter", isComposing: true });
    expect(onSend).not.toHaveBeenCalled();
  });

  it.each([
    ["an empty question", { text: " \n " }],
    ["an over-long question", { text: "x".repeat(LONGEST_MESSAGE + 1) }],
    ["an answer under way", { isRunning: true }],
    ["an obstacle", { obstacle: "Attendez la fin de la lecture des documents." }],
    ["a question on its way", { isSending: true }],
  ])("does not send %s", (_, part) => {
    const { box, onSend } = show(part);
    fireEvent.keyDown(box, { key: "Enter" });
    expect(onSend).not.toHaveBeenCalled();
  });

  it("refuses an over-long question in plain words before it is sent", () => {
    show({ text: "x".repeat(LONGEST_MESSAGE + 1) });
    expect(screen.getByRole("status").textContent).toMatch(/trop long.*100.001 caractères.*100.000 au plus/);
  });

  it("counts characters only near the limit, as the server counts them", () => {
    show({ text: "🩺".repeat(LONGEST_MESSAGE) });
    expect(screen.getByRole("status").textContent).toMatch(/100.000 caractères sur 100.000/);
    cleanup();
    show({ text: "court" });
    expect(screen.getByRole("status").textContent).toBe("");
  });

  it("offers to attach a text that is too long to be pasted", () => {
    const { box, onFiles, onText } = show();
    const event = paste(box, "y".repeat(5_000_000));
    expect(event.defaultPrevented).toBe(true);
    expect(onText).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: "Joindre le texte collé" }));
    const [files] = vi.mocked(onFiles).mock.calls[0] ?? [[]];
    expect(files[0]?.size).toBe(5_000_000);
    expect(files[0]?.type).toBe("text/plain");
  });

  it("keeps the keyboard where it is when a long text takes another box", () => {
    const Long = () => {
      const [text, setText] = useState("court");
      return <Composer {...given(createRef(), { text, onText: setText })} />;
    };
    render(around(<Long />));
    const box = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Votre question" });
    act(() => box.focus());
    fireEvent.change(box, { target: { value: "x".repeat(LONGEST_AUTOSIZE + 1), selectionStart: 7, selectionEnd: 7 } });
    const other = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Votre question" });
    expect(other).not.toBe(box);
    expect(document.activeElement).toBe(other);
    expect(other.selectionStart).toBe(7);
  });

  it("leaves the keyboard where it went while a long question was sent", () => {
    const Sent = () => {
      const [text, setText] = useState("");
      return (
        <>
          <Composer {...given(createRef(), { text, onText: setText })} />
          <button type="button" onClick={() => setText("")}>
            Ailleurs
          </button>
        </>
      );
    };
    render(around(<Sent />));
    const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Votre question" });
    act(() => box().focus());
    fireEvent.change(box(), { target: { value: "x".repeat(LONGEST_AUTOSIZE + 1) } });
    const elsewhere = screen.getByRole("button", { name: "Ailleurs" });
    act(() => elsewhere.focus());
    fireEvent.click(elsewhere);
    expect(box().value).toBe("");
    expect(document.activeElement).toBe(elsewhere);
  });

  it("puts a long text that is pasted straight into the other box, in place of what was selected", () => {
    const Long = () => {
      const [text, setText] = useState("avant ici après");
      return <Composer {...given(createRef(), { text, onText: setText })} />;
    };
    render(around(<Long />));
    const box = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Votre question" });
    act(() => box.focus());
    box.setSelectionRange(6, 9);
    const line = "x".repeat(LONGEST_AUTOSIZE);
    expect(paste(box, `${line}\r\ny`).defaultPrevented).toBe(true);
    const other = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Votre question" });
    expect(other).not.toBe(box);
    expect(other.value).toBe(`avant ${line}\ny après`);
    expect(document.activeElement).toBe(other);
    expect([other.selectionStart, other.selectionEnd]).toEqual([LONGEST_AUTOSIZE + 8, LONGEST_AUTOSIZE + 8]);
    expect(paste(other, "z").defaultPrevented).toBe(false);
  });

  it("attaches pasted files, and lets ordinary text be pasted", () => {
    const { box, onFiles } = show();
    const file = new File(["a"], "note.pdf", { type: "application/pdf" });
    expect(paste(box, "", [file]).defaultPrevented).toBe(true);
    expect(onFiles).toHaveBeenCalledWith([file]);
    expect(paste(box, "du texte").defaultPrevented).toBe(false);
  });

  it("gives a pasted screenshot a name of its own, and asks what a picture shows", () => {
    const { box, onFiles } = show();
    paste(box, "", [new File(["a"], "image.png", { type: "image/png" })]);
    expect(vi.mocked(onFiles).mock.calls[0]?.[0][0]?.name).toMatch(/^Image collée \d\d-\d\d-\d\d\.png$/);
  });

  it("stops instead of sending while an answer is under way", () => {
    const { onStop } = show({ isRunning: true });
    expect(screen.queryByRole("button", { name: "Envoyer" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Arrêter" }));
    expect(onStop).toHaveBeenCalledTimes(1);
  });
});
