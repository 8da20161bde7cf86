// Gathers values and hands them over once per animation frame, so that 200 tokens a second cost 60 renders at most.
// Called by LiveTurn. A timer stands beside the frame because a hidden tab gets no frames.
const HIDDEN_TAB_MS = 250;

export interface FrameBatch<T> {
  add: (value: T) => void;
  flush: () => void;
  cancel: () => void;
}

export function frameBatch<T>(deliver: (values: T[]) => void): FrameBatch<T> {
  let waiting: T[] = [];
  let frame: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const unschedule = () => {
    if (frame !== null) cancelAnimationFrame(frame);
    if (timer !== null) clearTimeout(timer);
    frame = null;
    timer = null;
  };
  const flush = () => {
    unschedule();
    const values = waiting;
    waiting = [];
    if (values.length > 0) deliver(values);
  };
  return {
    add(value) {
      waiting.push(value);
      if (frame !== null) return;
      frame = requestAnimationFrame(flush);
      timer = setTimeout(flush, HIDDEN_TAB_MS);
    },
    flush,
    cancel() {
      unschedule();
      waiting = [];
    },
  };
}
