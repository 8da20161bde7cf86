// A dictation under way: time and level, what can be done, and what went wrong. Escape cancels it. Rendered by Dictation.
import { Button, Loader } from "@mantine/core";
import { useEffect, useRef, useState, type RefObject } from "react";
import { isFocusLost } from "../../../../ui/focus";
import { useStable } from "../../../../ui/useStable";
import classes from "./Dictation.module.css";
import type { Recording } from "./recorder";
import type { DictationState } from "./useDictation";
import { useDictationWords } from "./words";

interface DictationPanelProps {
  ref: RefObject<HTMLDivElement | null>;
  state: Exclude<DictationState, { kind: "idle" }>;
  longestMs: number;
  where: string;
  upTo: string;
  onStart: () => void;
  onStop: () => void;
  onSend: (sound: Blob) => void;
  onCancel: () => void;
}

export function DictationPanel({ ref, state, longestMs, where, upTo, onStart, onStop, onSend, onCancel }: DictationPanelProps) {
  const words = useDictationWords();
  const first = useRef<HTMLButtonElement>(null);
  const cancel = useStable(onCancel);
  useEffect(() => {
    // The button that was pressed is gone: the focus stays on what comes next, or here until something does. A microphone
    // or a server may have taken its time: whoever went elsewhere meanwhile stays there.
    if (isFocusLost() || document.activeElement === ref.current) (first.current ?? ref.current)?.focus();
  }, [ref, state.kind]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    };
    // Wherever the focus is: a recording must be easy to end.
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [cancel]);

  const kept = state.kind === "failed";
  return (
    <div ref={ref} tabIndex={-1} className={classes.panel} role="group" aria-label={words.group}>
      <div className={classes.line}>
        {state.kind === "asking" && <span>{words.asking}</span>}
        {state.kind === "recording" && (
          <Running recording={state.recording} since={state.since} longestMs={longestMs} onLongest={onStop} />
        )}
        {state.kind === "sending" && (
          <span className={classes.waiting}>
            <Loader size="xs" aria-hidden /> {words.sending}
          </span>
        )}
        {state.kind === "noMicrophone" && (
          <span className={classes.fault} role="alert">
            {words[state.fault]}
          </span>
        )}
        {kept && (
          <span className={classes.fault} role="alert">
            {state.sentence} {words.kept}
          </span>
        )}
        <span className={classes.buttons}>
          {state.kind === "warned" && (
            <Button ref={first} size="compact-sm" onClick={onStart}>
              {words.begin}
            </Button>
          )}
          {state.kind === "recording" && (
            <Button ref={first} size="compact-sm" onClick={onStop}>
              {words.done}
            </Button>
          )}
          {state.kind === "noMicrophone" && (
            <Button ref={first} size="compact-sm" variant="default" onClick={onStart}>
              {words.retry}
            </Button>
          )}
          {kept && (
            <Button ref={first} size="compact-sm" onClick={() => onSend(state.sound)}>
              {words.retry}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={onCancel}>
            {kept ? words.throwAway : words.cancel}
          </Button>
        </span>
      </div>
      <p className={classes.where}>
        {where} {upTo}
      </p>
    </div>
  );
}

interface RunningProps {
  recording: Recording;
  since: number;
  longestMs: number;
  onLongest: () => void;
}

/** Time and level, ten times a second; a screen reader is told neither. */
function Running({ recording, since, longestMs, onLongest }: RunningProps) {
  const words = useDictationWords();
  const [shown, setShown] = useState({ seconds: 0, level: 0 });
  const longest = useStable(onLongest);
  useEffect(() => {
    const timer = window.setInterval(() => {
      const passed = Date.now() - since;
      setShown({ seconds: Math.floor(passed / 1_000), level: recording.level() });
      if (passed >= longestMs) longest();
    }, 100);
    return () => window.clearInterval(timer);
  }, [recording, since, longestMs, longest]);
  const time = `${Math.floor(shown.seconds / 60)}:${String(shown.seconds % 60).padStart(2, "0")}`;
  return (
    <span className={classes.running} aria-hidden>
      <span className={classes.dot} />
      <span className={classes.time}>{time}</span>
      <span className={classes.level} title={words.level}>
        <span style={{ transform: `scaleX(${shown.level})` }} />
      </span>
    </span>
  );
}
