import { describe, expect, it, vi } from "vitest";
import type { StreamEnvironment } from "./eventStream";
import { LiveTurn } from "./liveTurn";

const line = (event: object) => `data: ${JSON.stringify(event)}\n\n`;
const delta = (seq: number, at: number, text: string) => line({ seq, type: "text_delta", at, text });
const finished = (seq: number) => line({ seq, type: "turn_finished", reason: "stop" });

/** Says its text and then stays open, as a server that has nothing more to say for now. */
function openBody(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(text)) });
}

function environment(bodies: string[]): { asked: string[]; environment: StreamEnvironment } {
  const asked: string[] = [];
  return {
    asked,
    environment: {
      fetch: (input) => {
        asked.push((input as string).split("=")[1] ?? "");
        return Promise.resolve(new Response(openBody(bodies[asked.length - 1] ?? bodies.at(-1) ?? "")));
      },
      wait: () => Promise.resolve(),
      chance: () => 0,
      silenceMs: 1000,
      whenOffline: () => () => undefined,
    },
  };
}

function read(bodies: string[]) {
  const { asked, environment: network } = environment(bodies);
  const ended = vi.fn();
  const live = new LiveTurn("t", [], ended, network);
  let renders = 0;
  live.subscribe(() => {
    renders += 1;
  });
  live.start();
  return { live, asked, ended, renders: () => renders };
}

describe("LiveTurn", () => {
  it("gathers a burst of deltas into few renders and says once that the turn has ended", async () => {
    const deltas = Array.from({ length: 400 }, (_, index) => delta(index + 1, index, "x")).join("");
    const { live, ended, renders } = read([deltas + finished(401)]);
    await vi.waitFor(() => expect(ended).toHaveBeenCalledTimes(1));
    expect(live.get().turn.answer).toHaveLength(400);
    expect(renders()).toBeLessThan(20);
  });

  it("reads the turn again from its start when a piece is missing", async () => {
    const { live, asked, ended } = read([
      delta(1, 0, "abc") + delta(9, 30, "lost"),
      delta(9, 0, "abcdef") + finished(10),
    ]);
    await vi.waitFor(() => expect(ended).toHaveBeenCalled());
    expect(asked).toEqual(["0", "0"]);
    expect(live.get().turn.answer).toBe("abcdef");
  });

  it("does not read a broken stream for ever", async () => {
    const { live, asked } = read([delta(1, 5, "x")]);
    await vi.waitFor(() => expect(live.get().connection).toBe("unreachable"));
    const reads = asked.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).toHaveLength(reads);
    expect(reads).toBeLessThanOrEqual(4);
  });
});
