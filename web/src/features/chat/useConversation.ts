// Everything that the conversation page knows and can do: what is loaded, what is chosen, asking, retrying, stopping.
// Used by ConversationPage alone.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { ApiError } from "../../api/client";
import { listCalls } from "../../api/conversations";
import { basesQuery, type Base } from "../../api/knowledge";
import { usePerson } from "../../api/session";
import type { Attachment, DataClass, LanguageModel, Turn } from "../../api/types";
import { standingIn } from "./composer/marks/marks";
import { unsent, useDraft } from "./composer/useDraft";
import type { RetryChange } from "./thread/turnActions";
import { chatCalls, conversationQuery, modelsQuery, refreshConversation, refreshLists } from "./queries";

const NO_TURNS: readonly Turn[] = [];
const NO_ATTACHMENTS: readonly Attachment[] = [];
const NO_IDS: readonly string[] = [];

export function useConversation(conversationId: string | null, onCreated: (id: string) => void) {
  const client = useQueryClient();
  const person = usePerson();
  const { writing, draft, change } = useDraft(person.id, conversationId);
  const id = conversationId ?? draft.createdId;
  const loaded = useQuery({ ...conversationQuery(id ?? ""), enabled: id !== null });
  const models = useQuery(modelsQuery);
  const bases = useQuery(basesQuery);
  const turns = loaded.data?.turns ?? NO_TURNS;
  const attachments = loaded.data?.attachments ?? NO_ATTACHMENTS;
  const creating = useRef<Promise<string> | null>(null);

  const isGone = conversationId === null && loaded.error instanceof ApiError && loaded.error.status === 404;
  useEffect(() => {
    // What an earlier draft made was deleted since: the next question makes a new one.
    if (isGone) change({ createdId: null });
  }, [isGone, change]);

  const model = chosenModel(models.data ?? [], draft.modelId, turns);
  const last = lastQuestion(turns);
  const declaredClass: DataClass = draft.declaredClass ?? last?.declared_class ?? "internal";
  // Each conversation begins as an internal one: that says nothing of its questions yet.
  const reached = loaded.data?.data_class ?? "internal";
  const reachedClass: DataClass = reached === "internal" ? "public" : reached;
  const mediaClass: DataClass = draft.mediaClass ?? turns.findLast((turn) => turn.media_class !== null)?.media_class ?? "health";
  const textOnly = draft.textOnly ?? last?.text_only ?? false;
  const keptOut = draft.keptOut ?? leftOutBefore(turns);
  const wantedBases = draft.baseIds ?? last?.base_ids ?? NO_IDS;
  // The same list while it is the same: what it is handed to is not rendered at each key.
  const baseIds = useMemo(() => stillOpen(bases.data, wantedBases), [bases.data, wantedBases]);
  const other = models.data?.find((each) => each.id === draft.compareWith && each.state === "ready" && each.id !== model?.id) ?? null;

  /**
   * The conversation's id, made on the server when the first question or document needs one. Once, also for callers
   * that began before it was made: the promise is kept, and only a failure is tried again.
   */
  function made(): Promise<string> {
    if (id !== null && !isGone) return Promise.resolve(id);
    const { temporary } = draft;
    creating.current ??= chatCalls.createConversation({ temporary }).then(
      async (created) => {
        const now = writing.get().temporary;
        // It may have been chosen while the conversation was made.
        if (now !== temporary) await listCalls.change(created.id, { temporary: now });
        change({ createdId: created.id });
        return created.id;
      },
      (error: unknown) => {
        creating.current = null;
        throw error;
      },
    );
    return creating.current;
  }

  const ask = useMutation({
    mutationFn: async (question: string) => {
      if (model === null) throw new Error("no model to ask");
      const asked = await made();
      const files = client.getQueryData(conversationQuery(asked).queryKey)?.attachments ?? attachments;
      const going = files.filter((file) => !keptOut.includes(file.id));
      const shows = going.some((file) => file.is_image) && (model.accepts_images || other?.accepts_images === true);
      const last = loaded.data?.id === asked ? turns.at(-1) : undefined;
      const { missed, allowed } = writing.get();
      const turn = {
        text: question,
        declared_class: declaredClass,
        attachment_ids: going.map((file) => file.id),
        corrections: [],
        base_ids: [...baseIds],
        missed: [...missed],
        allowed: standingIn(question, allowed),
        // After what is on this screen: another tab may have asked on, and nothing of either is lost.
        parent_id: last?.id ?? null,
        at_start: false,
        // Only where somebody sees them: it is the class of what is asked from then on.
        media_class: shows ? mediaClass : null,
        text_only: textOnly,
      };
      if (other === null) await chatCalls.ask(asked, { ...turn, model_id: model.id });
      else await chatCalls.askTwo(asked, { ...turn, model_ids: [model.id, other.id] });
      return asked;
    },
    // Awaited, so that the question on its way stays on screen until the kept one takes its place.
    onSuccess: async (asked, question) => {
      await client.query({ ...conversationQuery(asked), staleTime: 0 }).catch(() => undefined);
      const text = unsent(writing.get().text, question);
      // A new conversation goes on under its own address, with a draft of its own: a key may come before its page does.
      if (conversationId === null) writing.moveTo(asked);
      else writing.forget();
      if (text !== "") change({ text });
      void refreshLists(client);
      if (conversationId === null) onCreated(asked);
    },
  });

  const retry = useMutation({
    mutationFn: ({ turnId, ...changes }: { turnId: string } & RetryChange) =>
      chatCalls.retry(turnId, changes),
    onSuccess: () => (id === null ? undefined : refreshConversation(client, id)),
  });

  const stop = useMutation({ mutationFn: chatCalls.stop });

  const changeTemporary = useMutation({
    mutationFn: (temporary: boolean) => (id === null ? Promise.resolve() : listCalls.change(id, { temporary })),
    onError: (_error, temporary) => change({ temporary: !temporary }),
    onSettled: () => (id === null ? undefined : refreshConversation(client, id)),
  });

  /** Also of one that the server made for a document, until something is asked in it. */
  function chooseTemporary(temporary: boolean): void {
    change({ temporary });
    if (id !== null && !isGone) changeTemporary.mutate(temporary);
  }

  const removeAttachment = useMutation({
    mutationFn: chatCalls.removeAttachment,
    onSettled: () => (id === null ? undefined : refreshConversation(client, id)),
  });

  return {
    id,
    loaded,
    title: loaded.data?.title ?? null,
    turns,
    attachments,
    models,
    model,
    /** The second model of the next question, when two are to be compared. */
    other,
    declaredClass,
    /** Of what was sent in it: what comes next has none below. */
    reachedClass,
    mediaClass,
    textOnly,
    keptOut,
    bases,
    baseIds,
    /** What is chosen for the next question; what is written is in `writing`, which renders nothing here. */
    draft,
    writing,
    change,
    made,
    ask,
    retry,
    stop,
    chooseTemporary,
    changeTemporary,
    removeAttachment,
  };
}

export type ConversationState = ReturnType<typeof useConversation>;

/** The chosen model, else the conversation's last, else the default, else any that is ready. */
export function chosenModel(
  models: readonly LanguageModel[],
  chosen: string | null,
  turns: readonly Turn[],
): LanguageModel | null {
  const wanted = [chosen, turns.at(-1)?.model_id];
  for (const id of wanted) {
    const found = models.find((model) => model.id === id);
    if (found !== undefined) return found;
  }
  const ready = models.filter((model) => model.state === "ready");
  return ready.find((model) => model.is_default) ?? ready[0] ?? models[0] ?? null;
}

/** A base that is no longer open to the person is not asked again; while the list is unknown, all are taken to be. */
export function stillOpen(bases: readonly Base[] | undefined, chosen: readonly string[]): readonly string[] {
  return bases === undefined ? chosen : chosen.filter((id) => bases.some((base) => base.id === id));
}

/** What the next question takes up: a summary asks no document and no base, and changes nothing of what was chosen. */
function lastQuestion(turns: readonly Turn[]): Turn | undefined {
  return turns.findLast((turn) => turn.kind !== "summary");
}

/** Documents that were asked once and left out of the last question stay out; new ones come in. */
export function leftOutBefore(turns: readonly Turn[]): readonly string[] {
  const last = lastQuestion(turns);
  if (last === undefined) return [];
  const asked = new Set(turns.flatMap((turn) => turn.attachments));
  return [...asked].filter((id) => !last.attachments.includes(id));
}
