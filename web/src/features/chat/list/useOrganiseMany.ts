// Puts several conversations elsewhere in one request, each with the way back to where it was. Used by SelectionBar.
import { useQueryClient } from "@tanstack/react-query";
import { listCalls } from "../../../api/conversations";
import type { ConversationSummary } from "../../../api/types";
import { refreshLists } from "../queries";
import { useDone } from "./useDone";
import { useListWords } from "./words";

type Some = readonly ConversationSummary[];

export function useOrganiseMany() {
  const words = useListWords().many;
  const client = useQueryClient();
  const { say, tried, sayWithUndo } = useDone();

  async function refreshed() {
    await Promise.all([refreshLists(client), client.invalidateQueries({ queryKey: ["conversation"] })]);
  }
  /** What was refused was chosen on a list that is old by now: it is read again too. */
  const done = (act: () => Promise<unknown>, said: string, undo?: () => Promise<unknown>) =>
    tried(async () => {
      try {
        await act();
      } finally {
        await refreshed();
      }
      if (undo === undefined) say(said);
      else sayWithUndo(said, () => undo().finally(refreshed));
    });
  const ids = (items: Some) => items.map(({ id }) => id);

  return {
    archive: (items: Some, archived: boolean) =>
      done(
        () => listCalls.changeMany(items.map(({ id }) => ({ id, archived }))),
        archived ? words.archived(items.length) : words.unarchived(items.length),
        () => listCalls.changeMany(items.map(({ id, archived: before }) => ({ id, archived: before }))),
      ),
    /** `folder`: its name; left out, they are taken out of theirs. */
    move: (items: Some, folderId: string | null, folder: string | undefined) =>
      done(
        () => listCalls.changeMany(items.map(({ id }) => ({ id, folder_id: folderId }))),
        folder === undefined ? words.movedOut(items.length) : words.moved(items.length, folder),
        () => listCalls.changeMany(items.map(({ id, folder_id: before }) => ({ id, folder_id: before }))),
      ),
    remove: (items: Some) =>
      done(
        () => listCalls.removeMany(ids(items)),
        words.deleted(items.length),
        () => listCalls.restoreMany(ids(items)),
      ),
    restore: (items: Some) => done(() => listCalls.restoreMany(ids(items)), words.restored(items.length)),
  };
}
