// The files on their way to the conversation: progress, failure, removal. Used by ConversationPage.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Attachment, Conversation } from "../../../api/types";
import { useSentence } from "../../../ui/errors";
import { isReadable } from "../../../ui/files";
import { useChatText } from "../i18n/useChatText";
import { conversationQuery } from "../queries";
import { sendFile } from "./uploads";

export interface Upload {
  key: string;
  name: string;
  /** From 0 to 1; at 1 the server has the file and reads it. */
  progress: number;
  failure: string | null;
}

export interface Uploads {
  items: readonly Upload[];
  isRunning: boolean;
  add: (files: readonly File[]) => Promise<void>;
  remove: (key: string) => void;
}

/** `conversation` makes the conversation first when there is none yet. */
export function useUploads(conversation: () => Promise<string>): Uploads {
  const client = useQueryClient();
  const text = useChatText();
  const sentence = useSentence();
  const [items, setItems] = useState<readonly Upload[]>([]);
  const count = useRef(0);
  const running = useRef(new Map<string, AbortController>());

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
    try {
      const id = await conversation();
      const kept = await sendFile(id, file, (progress) => change(key, { progress }), controller.signal);
      client.setQueryData<Conversation>(conversationQuery(id).queryKey, (old) => withAttachment(old, kept));
      await client.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
      drop(key);
    } catch (error) {
      if (controller.signal.aborted) drop(key);
      else change(key, { failure: sentence(error) });
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
        name: file.name,
        progress: 0,
        failure: isReadable(file) ? null : text.attachment.wrongType,
      })),
    ]);
    // One after the other: the order on screen stays the order of choice, and a slow line is not shared out.
    for (const { file, key } of begun) if (isReadable(file)) await send(file, key);
  }

  function remove(key: string): void {
    running.current.get(key)?.abort();
    drop(key);
  }

  return { items, isRunning: items.some((each) => each.failure === null), add, remove };
}

function withAttachment(conversation: Conversation | undefined, attachment: Attachment): Conversation | undefined {
  if (conversation === undefined || conversation.attachments.some((each) => each.id === attachment.id)) {
    return conversation;
  }
  return { ...conversation, attachments: [...conversation.attachments, attachment] };
}
