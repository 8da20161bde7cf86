// What was written, chosen or dropped on the home page: put into the box, and sent once models and documents are there.
// Used by ConversationPage.
import { useEffect, useRef, useState } from "react";
import { clearDraft, readDraft, type Draft } from "../../ui/draft";
import type { Uploads } from "./composer/useUploads";

interface Receiver {
  conversationId: string | null;
  uploads: Uploads;
  /** The models are known, so that something can be sent. */
  isReady: boolean;
  put: (draft: Draft) => void;
  send: () => void;
}

export function useBroughtDraft({ conversationId, uploads, isReady, put, send }: Receiver): void {
  const [brought] = useState(() => readDraft(conversationId));
  const [uploaded, setUploaded] = useState(false);
  const [taken, setTaken] = useState(false);
  const sent = useRef(false);

  useEffect(() => {
    if (brought === null || taken) return;
    clearDraft();
    put(brought);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what follows must wait until the page has the draft
    setTaken(true);
  }, [brought, taken, put]);

  const adding = useRef(false);
  useEffect(() => {
    // Once it was put: whether the conversation that documents make is temporary is part of it.
    if (brought === null || !taken || adding.current) return;
    adding.current = true;
    void uploads.add(brought.files).then(() => setUploaded(true));
  }, [brought, taken, uploads]);

  useEffect(() => {
    if (brought?.send !== true || !uploaded || !isReady || sent.current) return;
    sent.current = true;
    // A document that could not be read stays on screen with its reason, and the person decides.
    if (uploads.items.length === 0) send();
  }, [brought, uploaded, isReady, uploads.items.length, send]);
}
