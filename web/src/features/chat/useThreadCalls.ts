// What asks another answer, or stands on another branch: regenerating, going on, editing, choosing, comparing, summarising, stopping.
// Used by ConversationPage.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Attachment, Turn } from "../../api/types";
import { chatCalls, refreshConversation, refreshLists } from "./queries";

export function useThreadCalls(conversationId: string | null, attachments: readonly Attachment[], modelId: string | null) {
  const client = useQueryClient();
  // Awaited by each: what was asked is over once its turn is on screen.
  const shown = async () => {
    if (conversationId !== null) await refreshConversation(client, conversationId);
    void refreshLists(client);
  };

  const regenerate = useMutation({
    mutationFn: ({ turn, model }: { turn: Turn; model: string | null }) =>
      chatCalls.regenerate(turn.id, model === null ? {} : { model_id: model }),
    onSuccess: shown,
  });

  const goOn = useMutation({
    mutationFn: (turn: Turn) => chatCalls.goOn(turn.id),
    onSuccess: shown,
  });

  const askEdited = useMutation({
    mutationFn: async ({ turn, text, baseIds }: { turn: Turn; text: string; baseIds?: readonly string[] }) => {
      if (conversationId === null || modelId === null) throw new Error("nothing to ask");
      const kept = new Set([...turn.attachments, ...turn.images]);
      await chatCalls.ask(conversationId, {
        text,
        model_id: modelId,
        declared_class: turn.declared_class,
        attachment_ids: attachments.map((file) => file.id).filter((id) => kept.has(id)),
        corrections: [],
        base_ids: [...(baseIds ?? turn.base_ids)],
        missed: [],
        allowed: [],
        parent_id: turn.parent_id,
        media_class: turn.media_class,
        text_only: turn.text_only,
        at_start: turn.parent_id === null,
      });
    },
    onSuccess: shown,
  });

  const choose = useMutation({
    mutationFn: async (turnId: string) => {
      if (conversationId !== null) await chatCalls.choose(conversationId, turnId);
    },
    onSuccess: shown,
  });

  const compare = useMutation({
    mutationFn: ({ turn, model }: { turn: Turn; model: string }) => chatCalls.compare(turn.id, model),
    onSuccess: shown,
  });

  const summarise = useMutation({
    mutationFn: async () => {
      if (conversationId !== null) await chatCalls.summarise(conversationId, modelId === null ? {} : { model_id: modelId });
    },
    onSuccess: shown,
  });

  const all = [regenerate, goOn, askEdited, choose, compare, summarise];
  return {
    regenerate,
    goOn,
    askEdited,
    choose,
    compare,
    summarise,
    isPending: all.some((each) => each.isPending),
    /** Of the last that was tried. */
    error: all.toSorted((a, b) => b.submittedAt - a.submittedAt)[0]?.error ?? null,
  };
}

export type ThreadCalls = ReturnType<typeof useThreadCalls>;
