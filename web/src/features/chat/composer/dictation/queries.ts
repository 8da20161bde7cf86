// What dictation asks of the server. Used by useDictation and Dictation.
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../../api/client";
import type { DataClass, Hosting } from "../../../../api/types";

export interface DictationPlace {
  available: boolean;
  model_name: string | null;
  hosting: Hosting | null;
  /** What may be said at most. */
  highest_class: DataClass | null;
}

export const dictationQuery = queryOptions({
  queryKey: ["dictation"],
  queryFn: ({ signal }) => api.get<DictationPlace>("/api/transcriptions", { signal }),
  staleTime: 60_000,
});

/** What was said; refused as ApiError. */
export async function transcribe(sound: Blob, declaredClass: DataClass, signal: AbortSignal): Promise<string> {
  const form = new FormData();
  form.append("audio", sound, "audio");
  form.append("declared_class", declaredClass);
  return (await api.post<{ text: string }>("/api/transcriptions", form, { signal })).text;
}
