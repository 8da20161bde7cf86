// What a person has written and not sent, kept over reloads of this tab. Used by conversations and by tasks.
//
// sessionStorage and not localStorage: it ends with the tab. The person's id is in the key, and what others left is
// erased: on a shared machine the next one to sign in in this tab must not find it.
import { useCallback, useState } from "react";

const PREFIX = "colombage.draft.";

/** `place` names what it is a draft of; `empty` must stay the same object. */
export function useKeptDraft<Draft extends object>(personId: string, place: string, empty: Draft) {
  const key = keyOf(personId, place);
  const [draft, setDraft] = useState(() => {
    forgetOthers(personId);
    return read(key, empty);
  });
  const change = useCallback(
    (part: Partial<Draft>) => {
      setDraft((before) => {
        const after = { ...before, ...part };
        write(key, after);
        return after;
      });
    },
    [key],
  );
  const forget = useCallback(() => {
    setDraft(empty);
    write(key, null);
  }, [key, empty]);
  return { draft, change, forget };
}

/** Puts a draft where the page that will be opened finds it. */
export function keepDraftAt(personId: string, place: string, draft: object): void {
  write(keyOf(personId, place), draft);
}

function keyOf(personId: string, place: string): string {
  return `${PREFIX}${personId}.${place}`;
}

function forgetOthers(personId: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${personId}.`)) sessionStorage.removeItem(key);
    }
  } catch {
    // Storage is forbidden: then nothing was left in it.
  }
}

function read<Draft extends object>(key: string, empty: Draft): Draft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof kept === "object" && kept !== null ? { ...empty, ...kept } : empty;
  } catch {
    return empty;
  }
}

function write(key: string, draft: object | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage full or forbidden: the draft then lives as long as the page.
  }
}
