// What a page shows while its list loads, when it failed, and when it is empty. Used by every list.
import { Loader, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Failure } from "./Failure";
import { messages } from "./i18n/language";

const useWords = messages({ fr: { loading: "Chargement…" }, en: { loading: "Loading…" } });

interface ListingProps<Items> {
  query: { data: Items | undefined; error: Error | null; isPending: boolean; refetch: () => unknown };
  isEmpty?: (items: Items) => boolean;
  /** Said instead of an empty list. */
  empty?: string;
  children: (items: Items) => ReactNode;
}

export function Listing<Items>({ query, isEmpty, empty, children }: ListingProps<Items>) {
  const t = useWords();
  if (query.isPending) return <Loader type="dots" role="status" aria-label={t.loading} />;
  const failure = <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return failure;
  return (
    <>
      {failure}
      {isEmpty?.(query.data) === true ? (
        <Text role="status" c="dimmed">
          {empty}
        </Text>
      ) : (
        children(query.data)
      )}
    </>
  );
}
