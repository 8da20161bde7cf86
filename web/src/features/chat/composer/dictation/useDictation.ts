// A dictation from the first press to the words: microphone, recording, transcription, and what can go wrong with each.
// What was recorded stays in memory until it is written down or thrown away. Used by Dictation.
import { useEffect, useRef, useState } from "react";
import type { DataClass } from "../../../../api/types";
import { useSentence } from "../../../../ui/errors";
import { transcribe } from "./queries";
import { faultOf, record, type MicrophoneFault, type Recording } from "./recorder";

/** As the server has it: ten minutes, less the moment that stopping takes. */
const LONGEST_MS = 9 * 60_000 + 55_000;

export type DictationState =
  | { kind: "idle" }
  /** Before the first word: where it goes, where that is not allowed for everything. */
  | { kind: "warned" }
  | { kind: "asking" }
  | { kind: "recording"; recording: Recording; since: number }
  | { kind: "sending" }
  | { kind: "noMicrophone"; fault: MicrophoneFault }
  /** The recording is kept: it can be sent again. */
  | { kind: "failed"; sentence: string; sound: Blob };

const IDLE: DictationState = { kind: "idle" };

export function useDictation(declaredClass: DataClass, onWords: (words: string) => void) {
  const sentence = useSentence();
  const [state, setState] = useState<DictationState>(IDLE);
  const now = useRef<DictationState>(IDLE);
  const sending = useRef<AbortController | null>(null);

  function become(next: DictationState): void {
    now.current = next;
    setState(next);
  }

  async function start(): Promise<void> {
    become({ kind: "asking" });
    try {
      const recording = await record();
      if (now.current.kind !== "asking") recording.cancel();
      else become({ kind: "recording", recording, since: Date.now() });
    } catch (error) {
      if (now.current.kind === "asking") become({ kind: "noMicrophone", fault: faultOf(error) });
    }
  }

  async function stop(): Promise<void> {
    const { current } = now;
    if (current.kind !== "recording") return;
    become({ kind: "sending" });
    try {
      await send(await current.recording.stop());
    } catch (error) {
      become({ kind: "noMicrophone", fault: faultOf(error) });
    }
  }

  async function send(sound: Blob): Promise<void> {
    const controller = new AbortController();
    sending.current = controller;
    become({ kind: "sending" });
    try {
      const words = await transcribe(sound, declaredClass, controller.signal);
      if (controller.signal.aborted) return;
      become(IDLE);
      onWords(words);
    } catch (error) {
      if (!controller.signal.aborted) become({ kind: "failed", sentence: sentence(error), sound });
    }
  }

  function cancel(): void {
    const { current } = now;
    if (current.kind === "recording") current.recording.cancel();
    sending.current?.abort();
    become(IDLE);
  }

  useEffect(() => {
    const refs = { now, sending };
    return () => {
      const { current } = refs.now;
      refs.now.current = IDLE;
      if (current.kind === "recording") current.recording.cancel();
      refs.sending.current?.abort();
    };
  }, []);

  return { state, warn: () => become({ kind: "warned" }), start, stop, send, cancel, longestMs: LONGEST_MS };
}
