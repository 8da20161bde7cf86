// What the parts of the thread can ask of the page, the same object until something in it changes: a key in the text box
// does not reach the exchanges. Used by ConversationPage.
import { useMemo, useState } from "react";
import { useStable } from "../../ui/useStable";
import type { Base } from "../../api/knowledge";
import type { LanguageModel, Turn } from "../../api/types";
import type { RetryChange, TurnActions } from "./thread/turnActions";
import type { ConversationState } from "./useConversation";
import type { ThreadCalls } from "./useThreadCalls";

const NO_MODELS: readonly LanguageModel[] = [];
const NO_BASES: readonly Base[] = [];

interface OfThePage {
  conversation: ConversationState;
  calls: ThreadCalls;
  isRunning: boolean;
  attach: (files: File[]) => Promise<void>;
  /** Puts words into the box. */
  write: (words: string) => void;
  /** For when what was pressed went away with what it stood under. */
  rescueFocus: () => void;
}

export function useTurnActions({ conversation, calls, isRunning, attach, write, rescueFocus }: OfThePage): TurnActions {
  const { turns, ask, retry, stop } = conversation;
  const [editing, setEditing] = useState<string | null>(null);
  const models = conversation.models.data ?? NO_MODELS;
  const bases = conversation.bases.data ?? NO_BASES;
  const { id: conversationId, baseIds, change } = conversation;
  const canAsk = !isRunning && !ask.isPending && !retry.isPending && !calls.isPending;
  const retryingId = retry.isPending ? retry.variables.turnId : null;
  const lastId = turns.at(-1)?.id ?? null;
  const usedModels = useMemo(() => [...new Set(turns.map((turn) => turn.model_id).toReversed())], [turns]);

  const stable = {
    retry: useStable((turn: Turn, changes: RetryChange) => {
      // The card that was clicked goes away with the refused turn, or its buttons waited: the focus must not go with them.
      retry.mutate({ turnId: turn.id, ...changes }, { onSettled: rescueFocus });
    }),
    edit: useStable((turn: Turn) => write(turn.question)),
    attach: useStable((files: File[]) => void attach(files)),
    suggest: useStable(write),
    chooseBases: useStable((ids: readonly string[]) => change({ baseIds: [...ids] })),
    regenerate: useStable((turn: Turn, model: string | null) => calls.regenerate.mutate({ turn, model }, { onSuccess: rescueFocus })),
    goOn: useStable((turn: Turn) => succeeds(calls.goOn.mutateAsync(turn, { onSuccess: rescueFocus }))),
    askEdited: useStable((turn: Turn, text: string) => succeeds(calls.askEdited.mutateAsync({ turn, text }, { onSuccess: rescueFocus }))),
    askIn: useStable((turn: Turn, baseId: string) => {
      change({ baseIds: [baseId] });
      calls.askEdited.mutate({ turn, text: turn.question, baseIds: [baseId] }, { onSettled: rescueFocus });
    }),
    choose: useStable((turnId: string) => succeeds(calls.choose.mutateAsync(turnId, { onSuccess: rescueFocus }))),
    compare: useStable((turn: Turn, model: string) => calls.compare.mutate({ turn, model }, { onSuccess: rescueFocus })),
    stop: useStable((turnId: string) => stop.mutate(turnId)),
    summarise: useStable(() => calls.summarise.mutate(undefined, { onSettled: rescueFocus })),
  };

  return useMemo(
    () => ({
      ...stable,
      conversationId,
      models,
      usedModels,
      bases,
      baseIds,
      canRetry: canAsk,
      canAsk,
      retryingId,
      lastId,
      editing,
      onEditing: setEditing,
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is in `stable` never changes
    [conversationId, models, usedModels, bases, baseIds, canAsk, retryingId, lastId, editing],
  );
}

/** What failed is told by the page, from the mutation itself. */
function succeeds(done: Promise<unknown>): Promise<boolean> {
  return done.then(
    () => true,
    () => false,
  );
}
