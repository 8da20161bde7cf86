// The files on their way to be protected, kept outside of the page: a person may look elsewhere meanwhile. Used by
// ProtectPage.
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { usePerson } from "../../../api/session";
import { upload } from "../../../api/upload";
import { guardWhileBusy, UploadQueue, type QueueState, type Upload } from "../../../ui/uploadQueue";
import { refreshDocuments, showDocument, uploadAddress } from "./queries";
import type { ProtectedDocument } from "./types";

export interface Given {
  file: File;
  keepImages: boolean;
}

export type DocumentUpload = Upload<Given>;
export type DocumentQueue = UploadQueue<Given>;

const kept: { personId: string; queue: DocumentQueue | null } = { personId: "", queue: null };

function queueOf(personId: string, client: QueryClient): DocumentQueue {
  if (kept.queue !== null && kept.personId === personId) return kept.queue;
  // Somebody else sits down at the same screen: nothing goes on in another's name.
  kept.queue?.stop();
  const made = makeQueue(client);
  kept.personId = personId;
  kept.queue = made;
  return made;
}

export function makeQueue(client: QueryClient): DocumentQueue {
  const made: DocumentQueue = new UploadQueue(
    async ({ file, keepImages }, onProgress, signal) => {
      const form = new FormData();
      // What is to be done goes first, so that the server knows it before the bytes come.
      form.append("keep_images", String(keepImages));
      form.append("file", file, file.name);
      showDocument(client, await upload<ProtectedDocument>(uploadAddress, form, { onProgress, signal }));
    },
    () => void refreshDocuments(client),
  );
  guardWhileBusy(made);
  return made;
}

export function useUploads(): { queue: DocumentQueue; state: QueueState<Given> } {
  const client = useQueryClient();
  const { id } = usePerson();
  const queue = queueOf(id, client);
  return { queue, state: useSyncExternalStore(queue.subscribe, queue.snapshot) };
}
