// The people that one may administer, page by page. Used by the people page and its forms.
import { infiniteQueryOptions } from "@tanstack/react-query";
import { api } from "../../../api/client";
import type { Page, Person } from "../../../api/types";

export const peopleKey = ["people"] as const;

export function peopleQuery(search: string, establishmentId: string) {
  return infiniteQueryOptions({
    queryKey: [...peopleKey, search, establishmentId],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Person>>("/api/people", {
        query: { search, establishment_id: establishmentId, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}
