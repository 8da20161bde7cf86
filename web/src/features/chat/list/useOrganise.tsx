// What one can do with a conversation in a list: change, delete with an undo, restore, erase. Used by rows, head and bin.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { listCalls } from "../../../api/conversations";
import type { ConversationChange } from "../../../api/types";
import { conversationQuery, refreshConversation, refreshLists } from "../queries";
import { useDone } from "./useDone";
import { useListWords } from "./words";

/** What the menus need to know of a conversation, from a list or from its own page. */
export interface Organised {
  id: string;
  title: string;
  pinned: boolean;
  archived: boolean;
  folder_id: string | null;
  expires_at: string | null;
}

export function useOrganise(id: string) {
  const words = useListWords();
  const client = useQueryClient();
  const { say, tried, sayWithUndo } = useDone();
  const refreshed = () => Promise.all([refreshLists(client), refreshConversation(client, id)]);

  async function gone() {
    client.removeQueries({ queryKey: conversationQuery(id).queryKey });
    await refreshLists(client);
  }

  const restore = (onBack?: () => void) =>
    tried(async () => {
      await listCalls.restore(id);
      await refreshed();
      say(words.said.restored);
      onBack?.();
    });

  const change = useMutation({
    mutationFn: (given: ConversationChange) => listCalls.change(id, given),
    onSuccess: refreshed,
  });
  const erase = useMutation({
    mutationFn: () => listCalls.erase(id),
    onSuccess: async () => {
      say(words.said.erased);
      await gone();
    },
  });

  return {
    change,
    erase,
    restore,
    /** Says what was done; with `undone` it can be taken back. */
    apply: (given: ConversationChange, said: string, undone?: ConversationChange) =>
      tried(async () => {
        await listCalls.change(id, given);
        await refreshed();
        if (undone === undefined) say(said);
        else sayWithUndo(said, () => listCalls.change(id, undone).then(refreshed));
      }),
    /** Into the bin. `onGone` once it is there, `onBack` once it was taken back. */
    remove: (onGone?: () => void, onBack?: () => void) =>
      tried(async () => {
        await listCalls.remove(id);
        onGone?.();
        await gone();
        sayWithUndo(words.said.deleted, () => restore(onBack));
      }),
  };
}
