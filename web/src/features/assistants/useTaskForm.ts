// Everything that a task's form knows and can do: what stands in it, what it lacks, its model, sending it. Used by TaskForm.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api, ApiError } from "../../api/client";
import { conversationsKey } from "../../api/conversations";
import { basesQuery, type Base } from "../../api/knowledge";
import { modelsQuery } from "../../api/organisation";
import { usePerson } from "../../api/session";
import type { Task } from "../../api/tasks";
import type { NewTurn } from "../../api/types";
import { useTaskDraft } from "../../ui/taskDraft";
import { defaultsOf, exampleOf, faultsIn, filledIn, modelFor } from "./formRules";

const NO_BASES: readonly Base[] = [];

export function useTaskForm(task: Task, questionId: string | null, onSent: (conversationId: string) => void) {
  const client = useQueryClient();
  const { draft, change, forget } = useTaskDraft(usePerson().id, task.id, questionId);
  const models = useQuery(modelsQuery);
  const ownBases = useQuery(basesQuery);
  const bases = ownBases.data ?? NO_BASES;
  const [asked, setAsked] = useState(false);
  const creating = useRef<Promise<string> | null>(null);

  const model = modelFor(task, models.data ?? [], draft.modelId);
  const declaredClass = draft.declaredClass ?? task.data_class;
  const takesBases = task.fields.some(({ kind }) => kind === "bases");
  const chosen = takesBases ? bases.filter(({ id }) => draft.baseIds?.includes(id) ?? true) : NO_BASES;
  const values = { ...defaultsOf(task.fields), ...draft.values };
  const faults = faultsIn(task.fields, values);
  // Who sends before it is known where to look would be told to choose a base, and a moment later no longer.
  const isKnown = model !== null && !(takesBases && ownBases.isPending);
  // The server refuses to look nowhere, in more general words.
  const hasSources = !takesBases || chosen.length > 0 || draft.attachments.length > 0;
  const canDo = !(model?.engine === "extractive" && task.engines.extractive === "no");

  /** The conversation that documents and the question go to; made once. */
  function conversation(): Promise<string> {
    if (draft.edits !== null) return Promise.resolve(draft.edits.conversationId);
    if (draft.createdId !== null) return Promise.resolve(draft.createdId);
    creating.current ??= api.post<{ id: string }>("/api/conversations", { temporary: draft.temporary }).then(
      ({ id }) => {
        change({ createdId: id });
        return id;
      },
      (error: unknown) => {
        creating.current = null;
        throw error;
      },
    );
    return creating.current;
  }

  /** What was begun for a document a week ago has been swept, with the document: the next try begins anew. */
  function lost(error: unknown): void {
    if (draft.edits !== null || !(error instanceof ApiError) || error.status !== 404) return;
    creating.current = null;
    change({ createdId: null, attachments: [] });
  }

  const send = useMutation({
    mutationFn: async () => {
      if (model === null) throw new Error("no model to ask");
      const id = await conversation();
      const given = filledIn(task.fields, values);
      const everything = Object.values(given).join("\n");
      // What is left out has its usual value.
      const turn: Partial<NewTurn> = {
        // The server writes what stands as the question from the values.
        text: "",
        model_id: model.id,
        declared_class: declaredClass,
        task: { id: task.id, values: given },
        base_ids: chosen.map((base) => base.id),
        attachment_ids: draft.attachments.map((file) => file.id),
        corrections: [],
        missed: [...draft.missed],
        allowed: draft.allowed.map(({ text }) => text).filter((text) => everything.includes(text)),
        ...placeOf(draft.edits),
      };
      await api.post(`/api/conversations/${id}/turns`, turn);
      return id;
    },
    onError: lost,
    onSuccess: async (id) => {
      forget();
      void client.invalidateQueries({ queryKey: conversationsKey });
      await client.invalidateQueries({ queryKey: ["conversation", id] });
      onSent(id);
    },
  });

  function submit(): boolean {
    setAsked(true);
    const isReady = Object.keys(faults).length === 0 && hasSources && canDo && isKnown;
    if (isReady && !send.isPending) send.mutate();
    return isReady;
  }

  return {
    draft,
    values,
    change,
    setValue: (id: string, value: string) => change({ values: { ...draft.values, [id]: value } }),
    fillExample: () => {
      setAsked(false);
      change({ values: { ...draft.values, ...exampleOf(task.fields) }, allowed: [], missed: [] });
    },
    empty: () => {
      setAsked(false);
      send.reset();
      const { edits } = draft;
      forget();
      // An emptied form still takes the place of the question that it was opened for.
      if (edits !== null) change({ edits });
    },
    /** What is wrong is said once the person has tried to send; what is too long, at once. */
    faults: asked ? faults : onlyTooLong(faults),
    lacksSources: asked && !hasSources,
    canDo,
    isKnown,
    models: models.data ?? [],
    modelsLoaded: models.isSuccess,
    model,
    declaredClass,
    bases,
    chosen,
    conversation,
    lost,
    submit,
    send,
  };
}

export type TaskFormState = ReturnType<typeof useTaskForm>;

function placeOf(edits: TaskFormState["draft"]["edits"]): Pick<NewTurn, "at_start"> & { parent_id?: string | null } {
  if (edits === null) return { at_start: false };
  return edits.parentId === null ? { parent_id: null, at_start: true } : { parent_id: edits.parentId, at_start: false };
}

function onlyTooLong(faults: ReturnType<typeof faultsIn>): ReturnType<typeof faultsIn> {
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault === "too_long"));
}
