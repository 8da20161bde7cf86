// The passages of an answer as they may be shown now. Those of attachments stand in the transcript; those of knowledge
// bases are asked for each time, under today's rights. Used by TurnView and the sources panel, which share the query.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { KnownPassage, ResolvedPassage } from "../../../api/knowledge";
import type { Passage } from "../../../api/types";
import { knownPassagesQuery } from "../queries";

export type Source = Passage &
  (
    | { state: "attached" }
    /** "away": the server did not say, for now. */
    | { state: "loading" | "away" | "deleted" | "unreadable" }
    | { state: "readable"; known: KnownPassage }
  );

export function useSources(passages: readonly Passage[]): readonly Source[] {
  const ids = useMemo(() => passages.filter(isOfBase).map(({ passage_id }) => passage_id), [passages]);
  const { data, isError } = useQuery({ ...knownPassagesQuery(ids), enabled: ids.length > 0 });
  return useMemo(() => sourcesFrom(passages, data, isError), [passages, data, isError]);
}

export function isOfBase({ base_id }: Passage): boolean {
  return base_id !== null && base_id !== undefined;
}

export function sourcesFrom(
  passages: readonly Passage[],
  resolved: readonly ResolvedPassage[] | undefined,
  failed: boolean,
): readonly Source[] {
  const known = new Map(resolved?.map((each) => [each.id, each]));
  return passages.map((passage): Source => {
    if (!isOfBase(passage)) return { ...passage, state: "attached" };
    const found = known.get(passage.passage_id);
    if (found === undefined) return { ...passage, state: failed ? "away" : resolved === undefined ? "loading" : "unreadable" };
    if (found.state !== "readable") return { ...passage, state: found.state };
    return { ...passage, document: found.document, page: found.page, excerpt: found.text, state: "readable", known: found };
  });
}
