import { describe, expect, it, vi } from "vitest";
import { readTurn, type LostReason, type StreamEnvironment } from "./eventStream";
import { ServerSentEvents } from "./serverSentEvents";
import type { StreamedEvent } from "./turnEvents";

const message = (event: object, seq: number) => `id: ${String(seq)}\ndata: ${JSON.stringify({ ...event, seq })}\n\n`;
const delta = (seq: number, text: string) => message({ type: "text_delta", at: seq - 1, text }, seq);
const finished = (seq: number) => message({ type: "turn_finished", reason: "stop" }, seq);

/** A response whose body comes in the given pieces and then closes, or stays open for ever. */
function response(pieces: (string | Uint8Array)[], open = false): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
      if (!open) controller.close();
    },
  });
  return new Response(body, { status: 200 });
}

interface Run {
  seen: StreamedEvent[];
  addresses: string[];
  waits: number[];
  reconnections: () => number;
  ended: Promise<LostReason | "ended">;
  stop: () => void;
}

function run(answers: (() => Response | Promise<Response>)[], options: { after?: number; silenceMs?: number; whenOffline?: StreamEnvironment["whenOffline"] } = {}): Run {
  const seen: Run["seen"] = [];
  const addresses: string[] = [];
  const waits: number[] = [];
  let reconnections = 0;
  let stop: () => void = () => undefined;
  const ended = new Promise<LostReason | "ended">((resolve) => {
    const environment: StreamEnvironment = {
      fetch: (input, init) => {
        addresses.push(input instanceof Request ? input.url : String(input));
        const answer = answers[addresses.length - 1] ?? answers.at(-1);
        if (answer === undefined) throw new Error("no answer prepared");
        return new Promise((give, refuse) => {
          init?.signal?.addEventListener("abort", () => {
            refuse(new DOMException("aborted", "AbortError"));
          });
          Promise.resolve().then(answer).then(give, refuse);
        });
      },
      wait: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
      chance: () => 1,
      silenceMs: options.silenceMs ?? 1000,
      whenOffline: options.whenOffline ?? (() => () => undefined),
    };
    stop = readTurn(
      "turn 1",
      options.after ?? 0,
      {
        onEvent: (event) => {
          seen.push(event);
          if (event.type === "turn_finished") resolve("ended");
        },
        onReconnecting: () => {
          reconnections += 1;
        },
        onConnected: () => undefined,
        onLost: resolve,
      },
      environment,
    );
  });
  return { seen, addresses, waits, reconnections: () => reconnections, ended, stop };
}

describe("readTurn", () => {
  it("reads events to the end of the turn and asks no more", async () => {
    const reading = run([() => response([": keep-alive\n\n", delta(1, "a"), delta(2, "b"), finished(3)])]);
    expect(await reading.ended).toBe("ended");
    expect(reading.seen.map((event) => event.seq)).toEqual([1, 2, 3]);
    expect(reading.addresses).toEqual(["/api/turns/turn%201/events?after=0"]);
  });

  it("goes on after the last event seen when the connection is cut", async () => {
    const reading = run([
      () => response([delta(4, "a"), delta(5, "b"), 'data: {"seq":6,"ty']),
      () => Promise.reject(new TypeError("network")),
      () => response([delta(5, "b"), delta(6, "c"), finished(7)]),
    ], { after: 3 });
    expect(await reading.ended).toBe("ended");
    expect(reading.addresses.map((address) => address.split("=")[1])).toEqual(["3", "5", "5"]);
    expect(reading.seen.map((event) => event.seq)).toEqual([4, 5, 6, 7]);
    expect(reading.reconnections()).toBe(2);
  });

  it("waits longer each time, never more than 15 s, and gives up in the end", async () => {
    const reading = run([() => new Response("", { status: 503 })]);
    expect(await reading.ended).toBe("unreachable");
    expect(reading.waits.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
    expect(Math.max(...reading.waits)).toBe(15_000);
    expect(reading.addresses).toHaveLength(11);
  });

  it.each([
    [401, "signed_out"],
    [404, "gone"],
    [403, "gone"],
  ])("does not insist on status %i", async (status, reason) => {
    const reading = run([() => new Response("", { status })]);
    expect(await reading.ended).toBe(reason);
    expect(reading.addresses).toHaveLength(1);
  });

  it("takes a silent connection for dead", async () => {
    const reading = run([() => response([delta(1, "a")], true), () => response([finished(2)])], { silenceMs: 20 });
    expect(await reading.ended).toBe("ended");
    expect(reading.addresses).toHaveLength(2);
  });

  it("does not wait for the silence when the machine says that its network went", async () => {
    const listeners = new Set<() => void>();
    const whenOffline = (gone: () => void) => {
      listeners.add(gone);
      return () => listeners.delete(gone);
    };
    const reading = run([() => response([delta(1, "a")], true), () => response([finished(2)])], { silenceMs: 60_000, whenOffline });
    await vi.waitFor(() => {
      expect(reading.seen).toHaveLength(1);
    });
    listeners.forEach((gone) => {
      gone();
    });
    expect(await reading.ended).toBe("ended");
    expect(reading.reconnections()).toBe(1);
    await vi.waitFor(() => {
      expect(listeners.size).toBe(0);
    });
  });

  it("falls silent once stopped", async () => {
    const reading = run([() => response([delta(1, "a")], true)]);
    await vi.waitFor(() => {
      expect(reading.seen).toHaveLength(1);
    });
    reading.stop();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reading.addresses).toHaveLength(1);
    expect(reading.reconnections()).toBe(0);
  });

  it("reads a letter that is cut between two chunks of bytes", async () => {
    const bytes = new TextEncoder().encode(delta(1, "é"));
    const middle = bytes.indexOf(0xc3) + 1;
    const reading = run([() => response([bytes.slice(0, middle), bytes.slice(middle), finished(2)])]);
    await reading.ended;
    expect(reading.seen[0]).toMatchObject({ text: "é" });
  });
});

describe("ServerSentEvents", () => {
  it("gives the same payloads wherever the text is cut", () => {
    const text = ": hello\r\nid: 1\r\ndata: un\r\n\r\ndata:deux\ndata: trois\n\nid: 3\n\n";
    for (let cut = 0; cut <= text.length; cut += 1) {
      const messages = new ServerSentEvents();
      expect([...messages.push(text.slice(0, cut)), ...messages.push(text.slice(cut))]).toEqual(["un", "deux\ntrois"]);
    }
  });
});
