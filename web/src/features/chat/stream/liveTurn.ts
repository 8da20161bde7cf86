// The state of one running turn, kept outside React so that only what shows it is rendered at each frame.
// Made by useLiveTurns, one for each running turn of the open conversation.
import { readTurn, type LostReason, type StreamEnvironment } from "./eventStream";
import { frameBatch } from "./frameBatch";
import type { StreamedEvent } from "./turnEvents";
import { applyEvents, hasEnded, initialTurn, type TurnState } from "./turnState";

export interface LiveState {
  turn: TurnState;
  connection: "connected" | "reconnecting" | LostReason;
}

/** A stream that is broken each time it is read is not read for ever. */
const MOST_GAPS = 2;

export class LiveTurn {
  private state: LiveState;
  private readonly listeners = new Set<() => void>();
  private readonly batch = frameBatch<StreamedEvent>((events) => this.apply(events));
  private stopReading: (() => void) | null = null;
  private gaps = 0;

  constructor(
    readonly turnId: string,
    known: readonly StreamedEvent[],
    private readonly whenEnded: () => void,
    private readonly environment?: StreamEnvironment,
  ) {
    this.state = { turn: applyEvents(initialTurn, known), connection: "connected" };
  }

  readonly get = (): LiveState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads on from the last event seen; also what « Réessayer » does after the connection was lost. */
  start(): void {
    this.stop();
    if (hasEnded(this.state.turn)) return;
    if (this.state.connection !== "connected") this.change({ ...this.state, connection: "reconnecting" });
    this.stopReading = readTurn(
      this.turnId,
      this.state.turn.lastSeq,
      {
        onEvent: this.batch.add,
        onConnected: () => this.setConnection("connected"),
        onReconnecting: () => this.setConnection("reconnecting"),
        onLost: (reason) => {
          this.batch.flush();
          this.setConnection(reason);
        },
      },
      this.environment,
    );
  }

  stop(): void {
    this.stopReading?.();
    this.stopReading = null;
    this.batch.cancel();
  }

  private apply(events: StreamedEvent[]): void {
    const turn = applyEvents(this.state.turn, events);
    if (turn.gap) {
      this.readAgain();
      return;
    }
    this.change({ ...this.state, turn });
    if (hasEnded(turn)) {
      this.stop();
      this.whenEnded();
    }
  }

  /** A piece was lost on the way: what the server keeps is whole, so the turn is read again from its start. */
  private readAgain(): void {
    this.gaps += 1;
    this.stop();
    if (this.gaps > MOST_GAPS) {
      this.setConnection("unreachable");
      return;
    }
    // Not announced: what is on screen stays until the new reading brings its first events.
    this.state = { ...this.state, turn: initialTurn };
    this.start();
  }

  private setConnection(connection: LiveState["connection"]): void {
    if (connection !== this.state.connection) this.change({ ...this.state, connection });
  }

  private change(state: LiveState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}
