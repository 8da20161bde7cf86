// The files on their way to the server: three at a time, each with its progress, what failed kept in sight. No React
// and no network of its own, so that it goes on while its page is left. Used by bases and by protected documents.

const AT_MOST = 3;

/** `Given` is a file and whatever else goes with it. */
export type Upload<Given extends { file: File }> = Given & Progress;

interface Progress {
  key: number;
  state: "waiting" | "sending" | "known" | "failed";
  /** From 0 to 1 while it is sent; at 1 the server looks at it. */
  progress: number;
  error: unknown;
}

/** `items` are those that the server has not kept yet; `added` and `kept` count since the last rest. */
export interface QueueState<Given extends { file: File }> {
  items: readonly Upload<Given>[];
  added: number;
  kept: number;
}

export type Send<Given extends { file: File }> = (
  upload: Upload<Given>,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
) => Promise<unknown>;

export class UploadQueue<Given extends { file: File }> {
  private state: QueueState<Given> = { items: [], added: 0, kept: 0 };
  private readonly running = new Map<number, AbortController>();
  private readonly listeners = new Set<() => void>();
  private lastKey = 0;

  constructor(
    private readonly send: Send<Given>,
    private readonly onKept: () => void,
    /** Refused because the server has it already: said so, and no failure. */
    private readonly isKnown: (error: unknown) => boolean = () => false,
  ) {}

  readonly snapshot = (): QueueState<Given> => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get isBusy(): boolean {
    return this.state.items.some(({ state }) => state === "waiting" || state === "sending");
  }

  add(files: readonly Given[]): void {
    const before = this.isBusy ? this.state : { ...this.state, added: 0, kept: 0 };
    const items = files.map((given): Upload<Given> => {
      this.lastKey += 1;
      return { ...given, key: this.lastKey, state: "waiting", progress: 0, error: null };
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

  /** Gives up all that is not kept yet; what failed stays in sight. */
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

  private async run(upload: Upload<Given>): Promise<void> {
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
        this.change(upload.key, { state: this.isKnown(error) ? "known" : "failed", error });
      }
    } finally {
      this.running.delete(upload.key);
      this.pump();
    }
  }

  private without(key: number): Upload<Given>[] {
    return this.state.items.filter((each) => each.key !== key);
  }

  private change(key: number, part: Partial<Progress>): void {
    this.become({
      ...this.state,
      items: this.state.items.map((each) => (each.key === key ? { ...each, ...part } : each)),
    });
  }

  private become(state: QueueState<Given>): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

/** Closing the tab asks first as long as files are on their way. */
export function guardWhileBusy<Given extends { file: File }>(queue: UploadQueue<Given>): void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  queue.subscribe(() => {
    if (queue.isBusy) window.addEventListener("beforeunload", ask);
    else window.removeEventListener("beforeunload", ask);
  });
}
