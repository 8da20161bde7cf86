// Asks the server, at each pause of typing, what would be found in the text. Used by useComposerMarks.
// What fails shows no marks and holds nothing up: everything is read again when it is sent.
import { useEffect, useMemo, useState } from "react";
import { ApiError } from "../../../../api/client";
import { readMarks, type Mark, type Marks } from "../../../../api/protection";
import { countCharacters, LONGEST_MESSAGE } from "../limits";
import { shiftMarks } from "./marks";

const SHORTEST = 3;
const PAUSE_MS = 60;
/** Reading a long text takes its time: it is not begun anew between two words. */
export const LONG_TEXT = 20_000;
const LONG_PAUSE_MS = 1000;
/** One lost answer is no news. */
const FAILURES_TOLD = 3;

export interface MarksState {
  /** Where they stand in the text as it is now. */
  marks: readonly Mark[];
  /** What the server said of the text as it was when it last answered; null: nothing yet, or nothing to read. */
  answer: Marks | null;
  /** The server has read the text as it is now. */
  settled: boolean;
  /** Several answers in a row did not come. */
  failing: boolean;
}

interface Answered extends Marks {
  text: string;
}

const NONE: readonly Mark[] = [];

export function useMarks(
  text: string,
  conversationId: string | null,
  missed: readonly string[],
  allowed: readonly string[],
): MarksState {
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [failures, setFailures] = useState(0);
  const readable = text.trim().length >= SHORTEST && countCharacters(text) <= LONGEST_MESSAGE;

  useEffect(() => {
    if (!readable) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      readMarks({ text, conversation_id: conversationId, missed, allowed }, controller.signal).then(
        (read) => {
          if (controller.signal.aborted) return;
          setAnswer({ ...read, text });
          setFailures(0);
        },
        (error: unknown) => {
          if (!controller.signal.aborted && !isOvertaken(error)) setFailures((before) => before + 1);
        },
      );
    }, text.length > LONG_TEXT ? LONG_PAUSE_MS : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text, readable, conversationId, missed, allowed]);

  const shown = readable && failures === 0 ? answer : null;
  const marks = useMemo(() => {
    if (shown === null) return NONE;
    // Laying a long text out at each key would make typing slow: its marks come back with the pause.
    if (text.length > LONG_TEXT && shown.text !== text) return NONE;
    return shiftMarks(shown.marks, shown.text, text);
  }, [shown, text]);
  return { marks, answer: shown, settled: shown?.text === text, failing: failures >= FAILURES_TOLD };
}

/** The same person writes in another tab as well: each has its turn. */
function isOvertaken(error: unknown): boolean {
  return error instanceof ApiError && error.code === "protection.marks_overtaken";
}
