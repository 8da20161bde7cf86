// The queue of a base, for the components that show and fill it. Used by BasePage.
import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { usePerson } from "../../../api/session";
import { queueOf, type BaseQueue, type BaseQueueState } from "./queues";

export function useUploadQueue(baseId: string): { queue: BaseQueue; state: BaseQueueState } {
  const client = useQueryClient();
  const { id } = usePerson();
  const queue = queueOf(id, baseId, client);
  return { queue, state: useSyncExternalStore(queue.subscribe, queue.snapshot) };
}
