// What officers handle one by one: which of it is shown, its pages, how many wait. Called by the pages that render Queue.
import { useInfiniteQuery, type QueryKey } from "@tanstack/react-query";
import { useState } from "react";

export type Shown = "open" | "handled" | "all";

export interface QueuePage<Item> {
  items: Item[];
  next: string | null;
  /** How many wait, whatever is shown. */
  open: number;
}

/** The server's list: `handled` is null for all of it, `after` is the cursor of a further page. */
export type ReadQueue<Item> = (handled: boolean | null, after: string | null, signal: AbortSignal) => Promise<QueuePage<Item>>;

const HANDLED: Record<Shown, boolean | null> = { open: false, handled: true, all: null };

export function useQueue<Item>(key: QueryKey, read: ReadQueue<Item>) {
  const [shown, show] = useState<Shown>("open");
  const found = useInfiniteQuery({
    queryKey: [...key, "queue", shown],
    queryFn: ({ pageParam, signal }) => read(HANDLED[shown], pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // A reading may go on the audit record: once for each time that somebody comes to read.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return {
    shown,
    show,
    found,
    items: found.data?.pages.flatMap((page) => page.items),
    open: found.data?.pages.at(-1)?.open,
  };
}
