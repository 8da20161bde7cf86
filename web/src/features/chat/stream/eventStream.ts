// Reads the events of one turn from the server until the turn ends, reconnecting from the last event seen.
// Called by LiveTurn. Knows nothing of React; time, chance and network come in, so tests need no patching.
import { ServerSentEvents } from "./serverSentEvents";
import { endsTurn, parseTurnEvent, type StreamedEvent } from "./turnEvents";

/** Why the reader stopped without the end of the turn; the page turns each into a sentence. */
export type LostReason = "signed_out" | "gone" | "unreachable";

export interface StreamListener {
  onEvent: (event: StreamedEvent) => void;
  onReconnecting: () => void;
  onConnected: () => void;
  onLost: (reason: LostReason) => void;
}

export interface StreamEnvironment {
  fetch: typeof fetch;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Chance in [0, 1): spreads the reconnections of a whole hospital after a restart. */
  chance: () => number;
  /** Silence after which the connection is taken for dead; the server speaks every 15 s at least. */
  silenceMs: number;
  /** Calls once the machine says that its network went; the returned function stops listening. */
  whenOffline: (gone: () => void) => () => void;
}

export const browserEnvironment: StreamEnvironment = {
  fetch: (input, init) => fetch(input, init),
  wait: waitOrOnline,
  chance: Math.random,
  silenceMs: 40_000,
  whenOffline: (gone) => {
    window.addEventListener("offline", gone);
    return () => window.removeEventListener("offline", gone);
  },
};

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15_000;
const MOST_ATTEMPTS = 10;

type Outcome = "ended" | "cut" | LostReason;

/** Starts reading; the returned function stops it for good and silences the listener. */
export function readTurn(
  turnId: string,
  after: number,
  listener: StreamListener,
  environment: StreamEnvironment = browserEnvironment,
): () => void {
  const stopped = new AbortController();
  void new TurnReader(turnId, after, listener, environment, stopped.signal).run();
  return () => {
    stopped.abort();
  };
}

class TurnReader {
  private attempts = 0;

  constructor(
    private readonly turnId: string,
    private lastSeq: number,
    private readonly listener: StreamListener,
    private readonly environment: StreamEnvironment,
    private readonly stopped: AbortSignal,
  ) {}

  async run(): Promise<void> {
    while (!this.isStopped()) {
      const outcome = await this.readOnce();
      if (this.isStopped() || outcome === "ended") return;
      if (outcome !== "cut") {
        this.listener.onLost(outcome);
        return;
      }
      this.attempts += 1;
      if (this.attempts > MOST_ATTEMPTS) {
        this.listener.onLost("unreachable");
        return;
      }
      this.listener.onReconnecting();
      await this.environment.wait(this.delay(), this.stopped);
    }
  }

  /** A function, because the flag changes while run() waits. */
  private isStopped(): boolean {
    return this.stopped.aborted;
  }

  private delay(): number {
    const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (this.attempts - 1));
    return longest * (0.5 + this.environment.chance() / 2);
  }

  private async readOnce(): Promise<Outcome> {
    const silence = new Silence(this.environment.silenceMs);
    // A dead connection says nothing: without this, the page would look as if the answer were coming.
    const listening = this.environment.whenOffline(() => silence.cut());
    const signal = AbortSignal.any([this.stopped, silence.signal]);
    try {
      const address = `/api/turns/${encodeURIComponent(this.turnId)}/events?after=${String(this.lastSeq)}`;
      const response = await this.environment.fetch(address, {
        headers: { Accept: "text/event-stream" },
        credentials: "same-origin",
        cache: "no-store",
        signal,
      });
      if (response.status === 401) return "signed_out";
      if (response.status === 403 || response.status === 404 || response.status === 410) return "gone";
      if (!response.ok || response.body === null) return "cut";
      this.listener.onConnected();
      return await this.readBody(response.body.getReader(), silence, signal);
    } catch {
      // Network failure, time-out and abort all mean the same here: run() tells them apart by `stopped`.
      return "cut";
    } finally {
      silence.end();
      listening();
    }
  }

  private async readBody(
    reader: ReadableStreamDefaultReader<Uint8Array>,
    silence: Silence,
    signal: AbortSignal,
  ): Promise<Outcome> {
    signal.addEventListener("abort", () => void reader.cancel().catch(() => undefined));
    const decoder = new TextDecoder();
    const messages = new ServerSentEvents();
    for (;;) {
      const { done, value } = await reader.read();
      if (this.isStopped() || done) return "cut";
      silence.restart();
      for (const data of messages.push(decoder.decode(value, { stream: true }))) {
        const event = parseTurnEvent(data);
        if (event === null || event.seq <= this.lastSeq) continue;
        this.lastSeq = event.seq;
        this.attempts = 0;
        this.listener.onEvent(event);
        if (endsTurn(event)) {
          void reader.cancel().catch(() => undefined);
          return "ended";
        }
      }
    }
  }
}

/** Aborts when nothing was heard for a while: proxies can drop a connection without a word. */
class Silence {
  private readonly controller = new AbortController();
  private timer: ReturnType<typeof setTimeout>;

  constructor(private readonly milliseconds: number) {
    this.timer = this.arm();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  restart(): void {
    clearTimeout(this.timer);
    this.timer = this.arm();
  }

  cut(): void {
    this.controller.abort();
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private arm(): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.controller.abort();
    }, this.milliseconds);
  }
}

/** Waits, but not longer than until the machine is back online. */
function waitOrOnline(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
