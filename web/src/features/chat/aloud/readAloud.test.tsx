import { Menu, MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Turn } from "../../../api/types";
import { initialTurn } from "../stream/turnState";
import { ReadAloud } from "../thread/actions/ReadAloud";
import { StopReading } from "../thread/actions/StopReading";
import { stopReading } from "./reading";
import { useReadingOf } from "./useReadingOf";

class Utterance {
  voice: SpeechSynthesisVoice | null = null;
  lang = "";
  onend: (() => void) | null = null;
  onerror: ((event: { error: string }) => void) | null = null;
  constructor(readonly text: string) {}
}

/** Says nothing by itself: the test says when a part ended or failed. */
class Synthesis extends EventTarget {
  voices: SpeechSynthesisVoice[] = [];
  spoken: Utterance[] = [];
  getVoices = () => this.voices;
  resume = vi.fn();
  cancel = vi.fn(() => this.last.onerror?.({ error: "canceled" }));
  speak = (utterance: Utterance) => this.spoken.push(utterance);
  get last(): Utterance {
    const last = this.spoken.at(-1);
    if (last === undefined) throw new Error("nothing was said");
    return last;
  }
}

const voice = (lang: string, localService = true, usual = false): SpeechSynthesisVoice => ({
  lang, localService, default: usual, name: lang, voiceURI: `${lang}-${String(localService)}`,
});
const FRENCH = voice("fr_FR");
const ANSWERS: Record<string, string> = {
  a: "Le relevé est fait par vous dans le service.\n\n".repeat(8),
  b: "Une autre réponse pour le patient.",
  c: "The nurse is to check the dose for you.",
};
const turn = (id: string) => ({ id, comparison: null }) as Turn;

let synthesis: Synthesis;
beforeEach(() => {
  synthesis = new Synthesis();
  synthesis.voices = [voice("fr-FR", false, true), FRENCH, voice("en-GB", false)];
  vi.stubGlobal("speechSynthesis", synthesis);
  vi.stubGlobal("SpeechSynthesisUtterance", Utterance);
});
afterEach(() => {
  cleanup();
  stopReading();
  vi.unstubAllGlobals();
});

function Thread({ ids }: { ids: readonly string[] }) {
  useReadingOf(ids.map(turn));
  return ids.map((id) => {
    const answer = { turn: turn(id), state: { ...initialTurn, answer: ANSWERS[id] ?? "" } };
    return (
      <section key={id} aria-label={id}>
        <button type="button">Copier</button>
        <StopReading {...answer} />
        <Menu opened withinPortal={false} transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <button type="button">⋯</button>
          </Menu.Target>
          <Menu.Dropdown>
            <ReadAloud {...answer} />
          </Menu.Dropdown>
        </Menu>
      </section>
    );
  });
}
const page = (...ids: string[]) => (
  <MantineProvider>
    <Thread ids={ids} />
  </MantineProvider>
);
const item = (id: string, name: string) =>
  [...screen.getByRole("region", { name: id }).querySelectorAll('[role="menuitem"]')].find((each) => each.textContent === name);
const READ = "Lire à voix haute";
const STOP = "Arrêter la lecture";
const read = (id: string) => fireEvent.click(item(id, READ) ?? document.body);

describe("reading an answer aloud", () => {
  it("is said part by part, by the device's own voice, and ends", () => {
    render(page("a"));
    read("a");
    const said: string[] = [];
    while (item("a", STOP) !== undefined) {
      expect(synthesis.last.voice).toBe(FRENCH);
      said.push(synthesis.last.text);
      act(() => synthesis.last.onend?.());
    }
    expect(said.length).toBeGreaterThan(1);
    expect(said.join(" ")).toBe(ANSWERS.a?.trim().replace(/\s+/g, " "));
    expect(item("a", READ)).toBeDefined();
    expect(synthesis.cancel).not.toHaveBeenCalled();
  });

  it("is not offered where only a maker's servers speak the language", () => {
    render(page("a", "c"));
    expect(item("a", READ)).toBeDefined();
    expect(item("c", READ)).toBeUndefined();
  });

  it("is not offered by a browser that cannot speak", () => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(window, "speechSynthesis");
    render(page("a"));
    expect(item("a", READ)).toBeUndefined();
  });

  it("is offered once voices that load late are there", () => {
    synthesis.voices = [];
    render(page("a"));
    expect(item("a", READ)).toBeUndefined();
    synthesis.voices = [FRENCH];
    act(() => void synthesis.dispatchEvent(new Event("voiceschanged")));
    expect(item("a", READ)).toBeDefined();
  });

  it("stops by the menu, and by the button, which leaves the keyboard in its row", () => {
    render(page("a"));
    read("a");
    fireEvent.click(item("a", STOP) ?? document.body);
    expect(synthesis.cancel).toHaveBeenCalledTimes(1);
    read("a");
    const button = screen.getByRole("button", { name: STOP });
    button.focus();
    fireEvent.click(button);
    expect(synthesis.cancel).toHaveBeenCalledTimes(2);
    expect(document.activeElement?.textContent).toBe("Copier");
  });

  it("stops when another is read", () => {
    render(page("a", "b"));
    read("a");
    const first = synthesis.last;
    read("b");
    expect(synthesis.last.text).toBe(ANSWERS.b);
    expect(item("a", STOP)).toBeUndefined();
    act(() => first.onend?.());
    expect(synthesis.last.text).toBe(ANSWERS.b);
  });

  it.each([
    ["the answer is no longer shown", (show: (next: React.ReactElement) => void) => show(page("b"))],
    ["the page is left", (show: (next: React.ReactElement) => void) => show(<MantineProvider>ailleurs</MantineProvider>)],
    ["the browser leaves", () => void window.dispatchEvent(new Event("pagehide"))],
  ])("stops when %s", (_, leave) => {
    const { rerender } = render(page("a", "b"));
    read("a");
    const { length } = synthesis.spoken;
    act(() => leave(rerender));
    expect(synthesis.cancel).toHaveBeenCalledTimes(1);
    expect(synthesis.spoken).toHaveLength(length);
  });

  it("goes on while the answer is shown, whatever comes beside it", () => {
    const { rerender } = render(page("a"));
    read("a");
    rerender(page("a", "b"));
    expect(synthesis.cancel).not.toHaveBeenCalled();
    expect(item("a", STOP)).toBeDefined();
  });

  it("can be begun again after the voice broke off", () => {
    render(page("a"));
    read("a");
    act(() => synthesis.last.onerror?.({ error: "synthesis-failed" }));
    expect(item("a", STOP)).toBeUndefined();
    read("a");
    expect(item("a", STOP)).toBeDefined();
  });
});
