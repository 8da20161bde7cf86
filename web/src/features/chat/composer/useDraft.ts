// What a person has written and chosen but not sent, kept over reloads of this tab. Used by ConversationPage.
//
// sessionStorage and not localStorage: it ends with the tab. The person's id is in the key, and what others left is
// erased: on a shared machine the next one to sign in in this tab must not find it.
import { useCallback, useState } from "react";
import type { DataClass } from "../../../api/types";
import type { Correction } from "./marks/marks";

export interface KeptDraft {
  text: string;
  /** null: as the conversation has it. */
  modelId: string | null;
  declaredClass: DataClass | null;
  /** Attachments of the conversation that the next question leaves out; null: the same as the last question. */
  keptOut: readonly string[] | null;
  /** Knowledge bases that the next question goes to; null: the same as the last question. */
  baseIds: readonly string[] | null;
  /** A new conversation that the server already made, because a document was attached to it. */
  createdId: string | null;
  /** What was found in it and need not be protected, and what was missed: as the person says. */
  allowed: readonly Correction[];
  missed: readonly string[];
}

const EMPTY: KeptDraft = {
  text: "",
  modelId: null,
  declaredClass: null,
  keptOut: null,
  baseIds: null,
  createdId: null,
  allowed: [],
  missed: [],
};

const PREFIX = "colombage.draft.";

export function useDraft(personId: string, conversationId: string | null) {
  const key = `${PREFIX}${personId}.${conversationId ?? "new"}`;
  const [draft, setDraft] = useState(() => {
    forgetOthers(personId);
    return read(key);
  });
  const change = useCallback(
    (part: Partial<KeptDraft>) => {
      setDraft((before) => {
        const after = { ...before, ...part };
        write(key, after);
        return after;
      });
    },
    [key],
  );
  const forget = useCallback(() => {
    setDraft(EMPTY);
    write(key, null);
  }, [key]);
  return { draft, change, forget };
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

function read(key: string): KeptDraft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof kept === "object" && kept !== null ? { ...EMPTY, ...kept } : EMPTY;
  } catch {
    return EMPTY;
  }
}

function write(key: string, draft: KeptDraft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage full or forbidden: the draft then lives as long as the page.
  }
}
