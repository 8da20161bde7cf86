import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useMarks } from "./useMarks";

const NONE: readonly string[] = [];
const server = vi.fn<(body: { text: string }) => Promise<Response>>();

function answer(text: string): Response {
  const start = text.indexOf("Durand");
  const mark = { start, end: start + 6, label: "person", name: "", role: "patient", private: true, allowable: true };
  return Response.json({ marks: start === -1 ? [] : [mark], data_class: "personal", clinical: false });
}

const write = (text: string) => renderHook(({ words }) => useMarks(words, null, NONE, NONE), { initialProps: { words: text } });
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

beforeEach(() => {
  vi.useFakeTimers();
  server.mockReset().mockImplementation(({ text }) => Promise.resolve(answer(text)));
  vi.stubGlobal("fetch", (_: string, init: { body: string; signal: AbortSignal }) =>
    new Promise((resolve, reject) => {
      init.signal.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
      server(JSON.parse(init.body) as { text: string }).then(resolve, reject);
    }),
  );
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("useMarks", () => {
  it("asks once the person pauses, and not at each key", async () => {
    const hook = write("Mme D");
    await pass(40);
    hook.rerender({ words: "Mme Durand" });
    await pass(40);
    expect(server).not.toHaveBeenCalled();
    await pass(60);
    expect(server.mock.calls.map(([body]) => body.text)).toEqual(["Mme Durand"]);
    expect(hook.result.current).toMatchObject({ settled: true, marks: [{ start: 4, end: 10 }] });
  });

  it("moves the marks with the words until the next answer", async () => {
    const hook = write("Mme Durand");
    await pass(100);
    hook.rerender({ words: "Pour Mme Durand" });
    expect(hook.result.current).toMatchObject({ settled: false, marks: [{ start: 9, end: 15 }] });
  });

  it("leaves alone a text that is too short or empty", async () => {
    const hook = write("Mme Durand");
    await pass(100);
    hook.rerender({ words: " D " });
    await pass(200);
    expect(server).toHaveBeenCalledTimes(1);
    expect(hook.result.current).toMatchObject({ marks: [], answer: null });
  });

  it("waits for a longer pause in a long text, and shows its marks again with it", async () => {
    const long = `Mme Durand${" et la suite".repeat(2000)}`;
    const hook = write(long);
    await pass(500);
    expect(server).not.toHaveBeenCalled();
    await pass(600);
    expect(hook.result.current.marks).toHaveLength(1);
    hook.rerender({ words: `${long}.` });
    expect(hook.result.current.marks).toHaveLength(0);
  });

  it("shows no mark after a failure, says so after several, and comes back", async () => {
    server.mockImplementation(() => Promise.resolve(new Response("", { status: 503 })));
    const hook = write("Mme Durand 0");
    for (const words of ["Mme Durand 1", "Mme Durand 2"]) {
      await pass(100);
      expect(hook.result.current).toMatchObject({ marks: [], failing: false });
      hook.rerender({ words });
    }
    await pass(100);
    expect(hook.result.current.failing).toBe(true);
    server.mockImplementation(({ text }) => Promise.resolve(answer(text)));
    hook.rerender({ words: "Mme Durand 3" });
    await pass(100);
    expect(hook.result.current).toMatchObject({ failing: false, marks: [{ start: 4 }] });
  });

  it("takes no answer to an older text", async () => {
    const late: ((response: Response) => void)[] = [];
    server.mockImplementation(() => new Promise((resolve) => late.push(resolve)));
    const hook = write("Mme Durand");
    await pass(100);
    hook.rerender({ words: "Personne" });
    await pass(100);
    expect(late).toHaveLength(2);
    await act(async () => {
      late[1]?.(answer("Personne"));
      late[0]?.(answer("Mme Durand"));
      await Promise.resolve();
    });
    await pass(1);
    expect(hook.result.current).toMatchObject({ settled: true, marks: [] });
  });
});
