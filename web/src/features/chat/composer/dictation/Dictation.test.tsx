// What dictation does with the keyboard and with the box while a microphone and a server take their time.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useRef, useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Dictation } from "./Dictation";
import { dictationQuery } from "./queries";

const recorder = vi.hoisted(() => ({ canRecord: () => true, record: vi.fn(), faultOf: () => "microphoneFailed" }));
vi.mock("./recorder", () => recorder);

let opens: () => Promise<void>;
let answers: (words: string) => Promise<void>;

beforeEach(() => {
  recorder.record.mockReturnValue(
    new Promise((resolve) => {
      opens = () =>
        act(async () => {
          resolve({ level: () => 0, stop: () => Promise.resolve(new Blob()), cancel: vi.fn() });
          await Promise.resolve();
        });
    }),
  );
  const answer = new Promise<Response>((resolve) => {
    answers = (text) =>
      act(async () => {
        resolve(new Response(JSON.stringify({ text }), { headers: { "Content-Type": "application/json" } }));
        await new Promise((done) => setTimeout(done, 30));
      });
  });
  vi.stubGlobal("fetch", () => answer);
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(dictationQuery.queryKey, { available: true, model_name: "Écoute", hosting: "on_site", highest_class: "health" });
  render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <Page />
      </MantineProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Page() {
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("Bonjour");
  return (
    <>
      <button type="button">Ailleurs</button>
      <textarea ref={input} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Dictation input={input} text={text} onText={setText} />
    </>
  );
}

const box = () => screen.getByRole<HTMLTextAreaElement>("textbox");
const button = (name: string) => screen.getByRole("button", { name });

function press(name: string) {
  act(() => button(name).focus());
  return act(() => Promise.resolve(fireEvent.click(button(name))));
}

it("keeps the keyboard from the first press to the words", async () => {
  await press("Dicter");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("group")));
  await opens();
  await waitFor(() => expect(document.activeElement).toBe(button("Terminer")));
  await press("Terminer");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("group")));
  await answers("la suite");
  expect(box().value).toBe("Bonjour la suite");
  await waitFor(() => expect(document.activeElement).toBe(box()));
});

it("leaves it where one went meanwhile", async () => {
  await press("Dicter");
  act(() => box().focus());
  await opens();
  expect(button("Terminer")).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(box()));
  await press("Terminer");
  act(() => button("Ailleurs").focus());
  await answers("la suite");
  expect(box().value).toContain("la suite");
  await waitFor(() => expect(document.activeElement).toBe(button("Ailleurs")));
});

it("loses no letter that is typed while the words are on their way", async () => {
  await press("Dicter");
  await opens();
  await press("Terminer");
  fireEvent.change(box(), { target: { value: "Bonjour à tous," } });
  await answers("voici la suite");
  expect(box().value).toBe("Bonjour à tous, voici la suite");
});
