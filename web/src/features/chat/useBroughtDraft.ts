// What was written or dropped on the home page: put into the box, and sent once models and documents are there.
// Used by ConversationPage for a new conversation.
import { useEffect, useState } from "react";
import { clearDraft, readDraft } from "../../ui/draft";
import type { Uploads } from "./composer/useUploads";

interface Receiver {
  isNew: boolean;
  uploads: Uploads;
  isReady: boolean;
  setText: (text: string) => void;
  send: () => void;
}

export function useBroughtDraft({ isNew, uploads, isReady, setText, send }: Receiver): void {
  const [waiting, setWaiting] = useState<"no" | "files" | "send">("no");

  useEffect(() => {
    const brought = isNew ? readDraft() : null;
    if (brought === null) return;
    clearDraft();
    setText(brought.text);
    setWaiting(brought.send && brought.text.trim() !== "" ? "files" : "no");
    void uploads.add(brought.files).then(() => setWaiting((now) => (now === "files" ? "send" : now)));
    // Only on arrival: what the home page kept is taken once.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `uploads` and `setText` change at each render
  }, [isNew]);

  useEffect(() => {
    if (waiting !== "send" || !isReady) return;
    setWaiting("no");
    // A document that could not be read stays on screen with its reason, and the person decides.
    if (uploads.items.length === 0) send();
  }, [waiting, isReady, uploads.items.length, send]);
}
