// The files on their way to the conversation: progress, failure, removal. Used by ConversationPage.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "../../../api/client";
import type { Attachment, Conversation } from "../../../api/types";
import { useSentence } from "../../../ui/errors";
import { isAttachable } from "../../../ui/files";
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";
import { useChatText } from "../i18n/useChatText";
import { conversationQuery } from "../queries";
import { sendFile } from "./uploads";

export interface Upload {
  key: string;
  /** As it is shown: without characters that hide or reverse. */
  name: string;
  file: File;
  /** From 0 to 1; at 1 the server has the file and reads it. null: those before it are sent first. */
  progress: number | null;
  failure: string | null;
  /** Whether another try may succeed: not for what can never be read. */
  canRetry: boolean;
}

export interface Uploads {
  items: readonly Upload[];
  isRunning: boolean;
  add: (files: readonly File[]) => Promise<void>;
  remove: (key: string) => void;
  retry: (key: string) => Promise<void>;
}

/** `conversation` makes the conversation first when there is none yet. */
export function useUploads(conversation: () => Promise<string>): Uploads {
  const client = useQueryClient();
  const text = useChatText();
  const sentence = useSentence();
  const [items, setItems] = useState<readonly Upload[]>([]);
  const count = useRef(0);
  const running = useRef(new Map<string, AbortController>());
  /** Taken off the list before their turn came. */
  const given = useRef(new Set<string>());

  useEffect(() => {
    const controllers = running.current;
    return () => controllers.forEach((controller) => controller.abort());
  }, []);

  const change = useCallback((key: string, part: Partial<Upload>) => {
    setItems((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)));
  }, []);
  const drop = useCallback((key: string) => {
    setItems((all) => all.filter((each) => each.key !== key));
  }, []);

  async function send(file: File, key: string): Promise<void> {
    const controller = new AbortController();
    running.current.set(key, controller);
    change(key, { progress: 0, failure: null });
    try {
      const id = await conversation();
      const kept = await sendFile(id, file, (progress) => change(key, { progress }), controller.signal);
      client.setQueryData<Conversation>(conversationQuery(id).queryKey, (old) => withAttachment(old, kept));
      await client.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
      drop(key);
    } catch (error) {
      if (controller.signal.aborted) drop(key);
      else change(key, { failure: sentence(error), canRetry: mayPass(error) });
    } finally {
      running.current.delete(key);
    }
  }

  async function add(files: readonly File[]): Promise<void> {
    const begun = files.map((file) => ({ file, key: `${file.name} ${(count.current += 1)}` }));
    setItems((all) => [
      ...all,
      ...begun.map(({ file, key }) => ({
        key,
        name: withoutHiddenCharacters(file.name),
        file,
        progress: null,
        failure: isAttachable(file) ? null : text.attachment.wrongType,
        canRetry: false,
      })),
    ]);
    // One after the other: the order on screen stays the order of choice, and a slow line is not shared out.
    for (const { file, key } of begun) if (isAttachable(file) && !given.current.delete(key)) await send(file, key);
  }

  function remove(key: string): void {
    const controller = running.current.get(key);
    controller?.abort();
    if (controller === undefined) given.current.add(key);
    drop(key);
  }

  async function retry(key: string): Promise<void> {
    const upload = items.find((each) => each.key === key);
    if (upload !== undefined) await send(upload.file, key);
  }

  return { items, isRunning: items.some((each) => each.failure === null), add, remove, retry };
}

/** What the file itself is refused for stays so; a line or a server may come back. */
function mayPass(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status >= 500 || error.status === 429;
}

function withAttachment(conversation: Conversation | undefined, attachment: Attachment): Conversation | undefined {
  if (conversation === undefined || conversation.attachments.some((each) => each.id === attachment.id)) {
    return conversation;
  }
  return { ...conversation, attachments: [...conversation.attachments, attachment] };
}
