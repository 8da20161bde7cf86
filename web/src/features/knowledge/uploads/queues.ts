// The queue of each base, kept outside of the pages: a person may look elsewhere while files go in. Used by
// useUploadQueue. Closing the tab while files are on their way asks first.
import type { QueryClient } from "@tanstack/react-query";
import { ApiError } from "../../../api/client";
import { upload } from "../../../api/upload";
import { guardWhileBusy, UploadQueue, type QueueState, type Send, type Upload } from "../../../ui/uploadQueue";
import { contentAddress, refreshDocuments, uploadAddress } from "../queries";
import type { GivenFile } from "./givenFiles";

const REFRESH_MS = 1_000;
const ALREADY_THERE = "knowledge.already_there";

export interface GivenDocument extends GivenFile {
  /** The document that it is a new version of; missing: wherever its folder and name say. */
  documentId?: string;
}

export type DocumentUpload = Upload<GivenDocument>;
export type BaseQueue = UploadQueue<GivenDocument>;
export type BaseQueueState = QueueState<GivenDocument>;

const kept: { personId: string | null; queues: Map<string, BaseQueue> } = { personId: null, queues: new Map() };

export function queueOf(personId: string, baseId: string, client: QueryClient): BaseQueue {
  if (kept.personId !== personId) {
    // Somebody else sits down at the same screen: nothing goes on in another's name.
    for (const queue of kept.queues.values()) queue.stop();
    kept.queues.clear();
    kept.personId = personId;
  }
  const known = kept.queues.get(baseId);
  if (known !== undefined) return known;
  const made = new UploadQueue(
    sendTo(baseId),
    seldom(() => void refreshDocuments(client, baseId)),
    (error) => error instanceof ApiError && error.code === ALREADY_THERE,
  );
  guardWhileBusy(made);
  kept.queues.set(baseId, made);
  return made;
}

function sendTo(baseId: string): Send<GivenDocument> {
  return ({ file, folder, documentId }, onProgress, signal) => {
    const form = new FormData();
    // The folder goes first, so that the server knows it before the bytes come.
    if (documentId === undefined) form.append("folder", folder);
    // Its name alone: of a folder that was chosen, browsers would send the whole path as the name.
    form.append("file", file, file.name);
    return documentId === undefined
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
