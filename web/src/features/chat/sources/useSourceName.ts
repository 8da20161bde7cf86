// The name of a source as it may be said now: its document's, or why there is none. Used wherever sources are named.
import { useCallback } from "react";
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";
import { useChatText } from "../i18n/useChatText";
import type { Source } from "./useSources";

export function useSourceName(): (source: Source) => string {
  const text = useChatText().sources;
  return useCallback(
    (source: Source) => {
      const isShown = source.state === "attached" || source.state === "readable";
      return isShown ? withoutHiddenCharacters(source.document) : text[source.state];
    },
    [text],
  );
}
