// What can be put on the clipboard of one answer. Used by the « Copier » button and the items of the « ⋯ » under it.
import { useCallback } from "react";
import { useChatText } from "../i18n/useChatText";
import { useSourceName } from "../sources/useSourceName";
import { citedPassages } from "../stream/cited";
import { copyText, sourceLines, withSources } from "../thread/copyText";
import type { AnswerPartProps } from "../thread/answerPart";
import { copyOf, putOnClipboard } from "./copies";
import { useExportWords } from "./words";

export interface Copies {
  /** As Word and mail take it, with tables and lists; and as text for whoever takes no more. */
  formatted: () => Promise<void>;
  plain: () => Promise<void>;
  markdown: () => Promise<void>;
}

/** Each throws when the browser refuses. */
export function useCopies({ state, sources }: Pick<AnswerPartProps, "state" | "sources">): Copies {
  const words = useExportWords();
  const { page } = useChatText().panel;
  const nameOf = useSourceName();
  const made = useCallback(() => {
    const cited = citedPassages(state, sources);
    const lines = sourceLines(cited, nameOf, page);
    return copyOf({ answer: state.answer, sources: lines, sourcesTitle: words.sources, image: words.image });
  }, [state, sources, nameOf, page, words]);
  return {
    formatted: () => putOnClipboard(made()),
    plain: () => copyText(made().text),
    markdown: () => copyText(withSources(state.answer, citedPassages(state, sources), nameOf, page)),
  };
}
