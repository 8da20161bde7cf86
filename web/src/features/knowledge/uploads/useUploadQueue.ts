// The queue of a base, for the components that show and fill it. Used by BasePage.
import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { usePerson } from "../../../api/session";
import type { QueueState, UploadQueue } from "./queue";
import { queueOf } from "./queues";

export function useUploadQueue(baseId: string): { queue: UploadQueue; state: QueueState } {
  const client = useQueryClient();
  const { id } = usePerson();
  const queue = queueOf(id, baseId, client);
  return { queue, state: useSyncExternalStore(queue.subscribe, queue.snapshot) };
}
