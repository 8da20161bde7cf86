// The files on their way into a base: three at a time, each with its progress, what failed kept in sight. No React
// and no network of its own, so that it goes on while its page is left; used by queues.ts.
import { ApiError } from "../../../api/client";
import type { GivenFile } from "./givenFiles";

const AT_MOST = 3;
const ALREADY_THERE = "knowledge.already_there";

export interface Upload extends GivenFile {
  key: number;
  /** The document that it is a new version of; null: wherever its folder and name say. */
  documentId: string | null;
  state: "waiting" | "sending" | "known" | "failed";
  /** From 0 to 1 while it is sent; at 1 the server looks at it. */
  progress: number;
  error: unknown;
}

/** `items` are those that are not in the base yet; `added` and `kept` count since the last rest. */
export interface QueueState {
  items: readonly Upload[];
  added: number;
  kept: number;
}

export type Send = (upload: Upload, onProgress: (fraction: number) => void, signal: AbortSignal) => Promise<unknown>;

export class UploadQueue {
  private state: QueueState = { items: [], added: 0, kept: 0 };
  private readonly running = new Map<number, AbortController>();
  private readonly listeners = new Set<() => void>();
  private lastKey = 0;

  constructor(
    private readonly send: Send,
    private readonly onKept: () => void,
  ) {}

  readonly snapshot = (): QueueState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get isBusy(): boolean {
    return this.state.items.some(({ state }) => state === "waiting" || state === "sending");
  }

  add(files: readonly GivenFile[], documentId: string | null = null): void {
    const before = this.isBusy ? this.state : { ...this.state, added: 0, kept: 0 };
    const items = files.map((given): Upload => {
      this.lastKey += 1;
      return { ...given, key: this.lastKey, documentId, state: "waiting", progress: 0, error: null };
    });
    this.become({ ...before, items: [...before.items, ...items], added: before.added + items.length });
    this.pump();
  }

  /** Gives up a file that waits or is on its way, or takes one that failed out of sight. */
  remove(key: number): void {
    const item = this.state.items.find((each) => each.key === key);
    if (item === undefined) return;
    const counted = item.state === "waiting" || item.state === "sending" ? this.state.added - 1 : this.state.added;
    this.become({ ...this.state, items: this.state.items.filter((each) => each.key !== key), added: counted });
    this.running.get(key)?.abort();
  }

  /** Gives up all that is not yet in the base; what failed stays in sight. */
  stop(): void {
    const given = this.state.items.filter(({ state }) => state === "waiting" || state === "sending");
    this.become({
      ...this.state,
      items: this.state.items.filter((each) => !given.includes(each)),
      added: this.state.added - given.length,
    });
    for (const controller of this.running.values()) controller.abort();
  }

  /** Takes out of sight what failed or was already there. */
  clear(): void {
    this.become({ ...this.state, items: this.state.items.filter(({ state }) => state === "waiting" || state === "sending") });
  }

  retry(key: number): void {
    this.change(key, { state: "waiting", progress: 0, error: null });
    this.pump();
  }

  private pump(): void {
    while (this.running.size < AT_MOST) {
      const next = this.state.items.find(({ state, key }) => state === "waiting" && !this.running.has(key));
      if (next === undefined) return;
      void this.run(next);
    }
  }

  private async run(upload: Upload): Promise<void> {
    const controller = new AbortController();
    this.running.set(upload.key, controller);
    this.change(upload.key, { state: "sending" });
    try {
      await this.send(upload, (progress) => this.change(upload.key, { progress }), controller.signal);
      // Given up too late: the server has kept it, and the list will say so.
      if (!controller.signal.aborted) this.become({ ...this.state, items: this.without(upload.key), kept: this.state.kept + 1 });
      this.onKept();
    } catch (error) {
      if (!controller.signal.aborted) {
        const isKnown = error instanceof ApiError && error.code === ALREADY_THERE;
        this.change(upload.key, { state: isKnown ? "known" : "failed", error });
      }
    } finally {
      this.running.delete(upload.key);
      this.pump();
    }
  }

  private without(key: number): Upload[] {
    return this.state.items.filter((each) => each.key !== key);
  }

  private change(key: number, part: Partial<Upload>): void {
    this.become({
      ...this.state,
      items: this.state.items.map((each) => (each.key === key ? { ...each, ...part } : each)),
    });
  }

  private become(state: QueueState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
