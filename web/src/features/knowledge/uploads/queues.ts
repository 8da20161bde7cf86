// The queue of each base, kept outside of the pages: a person may look elsewhere while files go in. Used by
// useUploadQueue. Closing the tab while files are on their way asks first.
import type { QueryClient } from "@tanstack/react-query";
import { upload } from "../../../api/upload";
import { contentAddress, refreshDocuments, uploadAddress } from "../queries";
import { UploadQueue, type Send } from "./queue";

const REFRESH_MS = 1_000;

const kept: { personId: string | null; queues: Map<string, UploadQueue> } = { personId: null, queues: new Map() };

export function queueOf(personId: string, baseId: string, client: QueryClient): UploadQueue {
  if (kept.personId !== personId) {
    // Somebody else sits down at the same screen: nothing goes on in another's name.
    for (const queue of kept.queues.values()) queue.stop();
    kept.queues.clear();
    kept.personId = personId;
  }
  const known = kept.queues.get(baseId);
  if (known !== undefined) return known;
  const made = new UploadQueue(sendTo(baseId), seldom(() => void refreshDocuments(client, baseId)));
  made.subscribe(guard);
  kept.queues.set(baseId, made);
  return made;
}

function sendTo(baseId: string): Send {
  return ({ file, folder, documentId }, onProgress, signal) => {
    const form = new FormData();
    // The folder goes first, so that the server knows it before the bytes come.
    if (documentId === null) form.append("folder", folder);
    // Its name alone: of a folder that was chosen, browsers would send the whole path as the name.
    form.append("file", file, file.name);
    return documentId === null
      ? upload(uploadAddress(baseId), form, { onProgress, signal })
      : upload(contentAddress(documentId), form, { method: "PUT", onProgress, signal });
  };
}

/** At most once a second, and once more after the last. */
function seldom(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      act();
    }, REFRESH_MS);
  };
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function guard(): void {
  if ([...kept.queues.values()].some((queue) => queue.isBusy)) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
}
