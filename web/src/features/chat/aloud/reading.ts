// The one answer that is being read aloud. Here and not in a component: a browser has one voice at a time, and the answer
// that it reads may be scrolled out of the page. Started by ReadAloud; stopped by it, StopReading and useReadingOf.
import { useSyncExternalStore } from "react";

interface Reading {
  turnId: string;
  voice: SpeechSynthesisVoice;
  onFailure: () => void;
  /** Kept: Chromium forgets an utterance that nobody holds, and never says that it ended. */
  saying: SpeechSynthesisUtterance | null;
}

let current: Reading | null = null;
const watchers = new Set<() => void>();

/** Stops what was being read. `onFailure` is called when the voice breaks off by itself. */
export function readAloud(turnId: string, parts: readonly string[], voice: SpeechSynthesisVoice, onFailure: () => void): void {
  stopReading();
  // A reload would leave the voice talking.
  window.addEventListener("pagehide", stopReading);
  const reading: Reading = { turnId, voice, onFailure, saying: null };
  become(reading);
  speechSynthesis.resume();
  say(reading, parts);
}

export function stopReading(): void {
  if (current === null) return;
  become(null);
  speechSynthesis.cancel();
}

/** The turn whose answer is being read, or null. */
export function useTurnRead(): string | null {
  return useSyncExternalStore(watch, () => current?.turnId ?? null);
}

export function turnRead(): string | null {
  return current?.turnId ?? null;
}

function say(reading: Reading, [part, ...rest]: readonly string[]): void {
  if (current !== reading) return;
  if (part === undefined) {
    become(null);
    return;
  }
  const saying = new SpeechSynthesisUtterance(part);
  saying.voice = reading.voice;
  saying.lang = reading.voice.lang;
  saying.onend = () => say(reading, rest);
  saying.onerror = ({ error }) => {
    if (current !== reading) return;
    stopReading();
    // Another tab, or the system, wanted the voice.
    if (error !== "canceled" && error !== "interrupted") reading.onFailure();
  };
  reading.saying = saying;
  speechSynthesis.speak(saying);
}

function become(reading: Reading | null): void {
  current = reading;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
