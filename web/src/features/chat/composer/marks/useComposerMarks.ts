// What was found in the question being written, what would become of it, and what the person says of it.
// Used by ConversationComposer and by MarksBehind.
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { protectionReports, type Label } from "../../../../api/protection";
import type { DataClass, LanguageModel } from "../../../../api/types";
import type { Base } from "../../../../api/knowledge";
import { policyQuery } from "../../queries";
import { fateOf, highestOf, type Fate } from "./fate";
import { around, standingIn, type Correction } from "./marks";
import { isSameMark, MOST_MARKS } from "./reportable";
import { useMarks, type MarksState } from "./useMarks";

export interface ComposerMarks extends MarksState {
  /** The class of what would be sent, as far as it is known here. */
  dataClass: DataClass;
  fate: Fate;
  /** What the person lets through, and what they added by hand: kept with the draft, sent with the turn. */
  allowed: readonly Correction[];
  missed: readonly string[];
  /** Lets it through; said twice, protects it again. */
  onAllowed: (correction: Correction) => void;
  /** Protects it; said twice, no longer. */
  onMissed: (text: string) => void;
}

/** A text that is being written, and what else would be sent with it: a conversation's next question, or a task's. */
export interface MarkedWriting {
  id: string | null;
  draft: { text: string; allowed: readonly Correction[]; missed: readonly string[] };
  change: (part: { allowed?: readonly Correction[]; missed?: readonly string[] }) => void;
  model: LanguageModel | null;
  declaredClass: DataClass;
  bases: { data: readonly Base[] | undefined };
  baseIds: readonly string[];
  turns: readonly unknown[];
  loaded: { data: { data_class: DataClass } | undefined };
}

export function useComposerMarks(conversation: MarkedWriting): ComposerMarks {
  const { draft, change, model, declaredClass, bases, baseIds } = conversation;
  const { text, allowed, missed } = draft;
  // A new list only when another text is in it: what is asked of the server must not change at each key.
  const standing = JSON.stringify(standingIn(text, allowed));
  const allowedTexts = useMemo(() => JSON.parse(standing) as string[], [standing]);
  const state = useMarks(text, conversation.id, missed, allowedTexts);
  const { data: policy } = useQuery(policyQuery);
  const reported = useRef(new Set<string>());

  const dataClass = highestOf([
    declaredClass,
    state.answer?.data_class,
    // The history is sent too, and so are passages of the chosen bases.
    conversation.turns.length > 0 ? conversation.loaded.data?.data_class : null,
    ...(bases.data ?? []).filter(({ id }) => baseIds.includes(id)).map((base) => base.data_class),
  ]);

  /** The officers' review is not what the person is here for: a report that is lost holds nothing up. */
  function report(kind: "missed" | "wrong", words: string, label: Label) {
    const key = `${kind} ${words}`;
    if (reported.current.has(key)) return;
    reported.current.add(key);
    protectionReports.send({ kind, label, text: words, ...around(text, words) }).catch(() => reported.current.delete(key));
  }

  return {
    ...state,
    dataClass,
    fate: model === null ? "protected" : fateOf(dataClass, model, policy?.matrix),
    allowed,
    missed,
    onAllowed(correction) {
      if (allowed.some((each) => each.text === correction.text)) {
        change({ allowed: allowed.filter((each) => each.text !== correction.text) });
        return;
      }
      if (allowed.length >= MOST_MARKS) return;
      change({ allowed: [...allowed, correction], missed: missed.filter((each) => !isSameMark(each, correction.text)) });
      report("wrong", correction.text, correction.label);
    },
    onMissed(words) {
      if (missed.includes(words)) {
        change({ missed: missed.filter((each) => each !== words) });
        return;
      }
      if (missed.length >= MOST_MARKS) return;
      change({ missed: [...missed, words], allowed: allowed.filter((each) => !isSameMark(each.text, words)) });
      report("missed", words, "person");
    },
  };
}
