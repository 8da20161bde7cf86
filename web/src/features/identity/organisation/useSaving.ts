// Adds or changes one thing of a list and asks for the list again. Used by the three pages of this folder.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client";

interface Saving {
  /** "/api/establishments" */
  path: string;
  queryKey: readonly string[];
  onSaved: () => void;
}

/** `id` null: a new one. */
export function useSaving({ path, queryKey, onSaved }: Saving) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, values }: { id: string | null; values: object }) =>
      id === null ? api.post(path, values) : api.patch(`${path}/${encodeURIComponent(id)}`, values),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey });
      onSaved();
    },
  });
}
