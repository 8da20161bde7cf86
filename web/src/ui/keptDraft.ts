// What a person has written and not sent, kept over reloads of this tab. Used by conversations and by tasks.
//
// sessionStorage and not localStorage: it ends with the tab. The person's id is in the key, and what others left is
// erased: on a shared machine the next one to sign in in this tab must not find it.
import { useMemo, useState, useSyncExternalStore } from "react";

const PREFIX = "colombage.draft.";

/** Kept outside React, so that only what shows a part of it is rendered when that part changes. */
export interface DraftStore<Draft extends object> {
  key: string;
  get: () => Draft;
  subscribe: (listener: () => void) => () => void;
  change: (part: Partial<Draft>) => void;
  forget: () => void;
  /** Empty from there on, for a page that is about to open at another place: what is written meanwhile is kept there. */
  moveTo: (place: string) => void;
}

/** `place` names what it is a draft of; `empty` must stay the same object. */
export function useDraftStore<Draft extends object>(personId: string, place: string, empty: Draft): DraftStore<Draft> {
  const key = keyOf(personId, place);
  const open = () => {
    forgetOthers(personId);
    return draftStore(personId, place, empty);
  };
  const [kept, keep] = useState(open);
  if (kept.key === key) return kept;
  const other = open();
  keep(other);
  return other;
}

/** These of its parts, the same object until one of them changes. `names` must stay the same list. */
export function useDraftParts<Draft extends object, Name extends keyof Draft>(
  store: DraftStore<Draft>,
  names: readonly Name[],
): Pick<Draft, Name> {
  const read = useMemo(() => readerOf(store, names), [store, names]);
  return useSyncExternalStore(store.subscribe, read);
}

function readerOf<Draft extends object>(store: DraftStore<Draft>, names: readonly (keyof Draft)[]): () => Draft {
  let last = store.get();
  return () => {
    const now = store.get();
    if (names.some((name) => last[name] !== now[name])) last = now;
    return last;
  };
}

/** The whole of it. */
export function useKeptDraft<Draft extends object>(personId: string, place: string, empty: Draft) {
  const store = useDraftStore(personId, place, empty);
  const draft = useSyncExternalStore(store.subscribe, store.get);
  return { draft, change: store.change, forget: store.forget };
}

function draftStore<Draft extends object>(personId: string, place: string, empty: Draft): DraftStore<Draft> {
  const key = keyOf(personId, place);
  const listeners = new Set<() => void>();
  let keptAt = key;
  let draft = read(key, empty);
  const become = (after: Draft, kept: Draft | null) => {
    draft = after;
    write(keptAt, kept);
    listeners.forEach((listener) => listener());
  };
  return {
    key,
    get: () => draft,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(part) {
      const after = { ...draft, ...part };
      become(after, after);
    },
    forget: () => become(empty, null),
    moveTo(next) {
      become(empty, null);
      keptAt = keyOf(personId, next);
    },
  };
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
