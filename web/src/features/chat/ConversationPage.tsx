// The conversation page: title and model, thread, box, side panel. Opened by app/pages/ConversationRoute.
import { useDocumentTitle } from "@mantine/hooks";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { ApiError } from "../../api/client";
import type { Turn } from "../../api/types";
import { rescueFocusTo } from "../../ui/focus";
import { useDropZone } from "../../ui/useDropZone";
import { ConversationComposer } from "./composer/ConversationComposer";
import { useUploads } from "./composer/useUploads";
import { ConversationHead } from "./ConversationHead";
import classes from "./ConversationPage.module.css";
import { useChatText } from "./i18n/useChatText";
import { DELETED } from "./list/DeletedConversation";
import { ModelGone } from "./ModelGone";
import { ModelWarning } from "./ModelWarning";
import { SidePanel } from "./panel/SidePanel";
import { OpenPanelContext, type PanelPlace } from "./thread/panelPlace";
import { Thread } from "./thread/Thread";
import { TurnActionsContext } from "./thread/turnActions";
import { useLiveTurns } from "./thread/useLiveTurns";
import { LiveTurnsContext } from "./thread/useTurnState";
import { useBroughtDraft } from "./useBroughtDraft";
import { useConversation } from "./useConversation";
import { useShortcuts } from "./useShortcuts";
import { useShownTurn } from "./useShownTurn";
import { useThreadCalls } from "./useThreadCalls";
import { useTurnActions } from "./useTurnActions";

export interface ConversationPageProps {
  /** null: a new conversation, not yet made on the server. */
  conversationId: string | null;
  /** An exchange to begin at; left out: the end. */
  turnId?: string | undefined;
  /** Called once the server made the conversation: the address changes without a new history entry. */
  onCreated: (conversationId: string) => void;
}

export function ConversationPage({ conversationId, turnId, onCreated }: ConversationPageProps) {
  const text = useChatText();
  const conversation = useConversation(conversationId, onCreated);
  const { turns, model, writing, change, ask, retry, stop } = conversation;
  const uploads = useUploads(conversation.made);
  const allTurns = useMemo(() => withPartners(turns), [turns]);
  const live = useLiveTurns(conversation.id, allTurns);
  const calls = useThreadCalls(conversation.id, conversation.attachments, model?.id ?? null);
  const input = useRef<HTMLTextAreaElement>(null);
  const [finding, setFinding] = useState(false);
  const [place, setPlace] = useState<PanelPlace | null>(null);
  const drop = useDropZone((dropped) => void attach([...dropped.files]));
  const running = allTurns.filter((turn) => turn.state === "running");
  const shownTurn = allTurns.find((turn) => turn.id === place?.turnId);
  const isMissing = conversationId !== null && isNotFound(conversation.loaded.error);
  const untitled = isMissing ? text.missing : text.newConversation;
  const title = conversation.title === null || conversation.title === "" ? untitled : conversation.title;
  useDocumentTitle(`${title} – Colombage`);
  useFocusOnOpening(input);

  const focusBox = () => input.current?.focus();
  // Under a finger the box would bring up a keyboard that nobody asked for.
  const rescue = () => rescueFocusTo(window.matchMedia("(pointer: fine)").matches ? input.current : null);
  const write = useCallback(
    (words: string) => {
      change({ text: words });
      input.current?.focus();
    },
    [change],
  );

  function attach(files: File[]): Promise<void> {
    focusBox();
    return uploads.add(files);
  }

  function send() {
    ask.mutate(writing.get().text);
    focusBox();
  }

  useBroughtDraft({
    conversationId,
    uploads,
    isReady: conversation.models.isSuccess && !conversation.bases.isPending,
    put: ({ text: words, marked, modelId, baseIds, temporary = false }) =>
      change({
        // A card brings no words: those that wait here since an earlier visit stay.
        ...(words === "" ? {} : { text: words, ...marked }),
        ...(modelId === undefined ? {} : { modelId }),
        ...(baseIds === undefined ? {} : { baseIds }),
        // What an earlier draft made is kept, or is not: this one goes elsewhere then.
        ...(temporary === conversation.draft.temporary ? {} : { temporary, createdId: null }),
      }),
    // Once its documents are there: whoever has gone elsewhere meanwhile stays there.
    send: () => ask.mutate(writing.get().text),
  });

  const actions = useTurnActions({ conversation, calls, isRunning: running.length > 0, attach, write, rescueFocus: rescue });
  const { shown, show } = useShownTurn(turnId ?? null, conversation, actions.choose);
  const shortcuts = useShortcuts({ input, turns, actions, onFind: () => setFinding(true) });

  return (
    <LiveTurnsContext value={live}>
      <OpenPanelContext value={setPlace}>
        <TurnActionsContext value={actions}>
          <div className={classes.page} data-panel={shownTurn !== undefined || undefined} {...drop.handlers}>
            <div className={classes.column}>
              <ConversationHead title={title} conversation={conversation} onFind={() => setFinding(true)} actions={actions} />
              <Thread
                conversation={conversation}
                wanted={turnId !== undefined}
                shown={shown}
                onShow={show}
                finding={finding}
                onFinding={setFinding}
              />
              {/* Where there is nothing to ask in, there is no box; unless words wait in it that are still to be taken elsewhere. */}
              <div className={classes.foot} hidden={isMissing && turns.length === 0 && writing.get().text === ""}>
                <ModelWarning model={model} />
                <ModelGone conversation={conversation} />
                <ConversationComposer
                  conversation={conversation}
                  input={input}
                  uploads={uploads}
                  running={running}
                  error={ask.error ?? retry.error ?? stop.error ?? calls.error ?? conversation.removeAttachment.error ?? conversation.changeTemporary.error}
                  onFiles={(files) => void attach(files)}
                  onSend={send}
                />
              </div>
            </div>
            {place !== null && shownTurn !== undefined && conversation.id !== null && (
              <SidePanel
                turn={shownTurn}
                conversationId={conversation.id}
                place={place}
                onPlace={setPlace}
                onClose={() => setPlace(null)}
              />
            )}
            {shortcuts.dialog}
            {drop.isOver && <div className={classes.drop}>{text.composer.dropHere}</div>}
          </div>
        </TurnActionsContext>
      </OpenPanelContext>
    </LiveTurnsContext>
  );
}

function isNotFound(error: Error | null): boolean {
  return error instanceof ApiError && error.status === 404 && error.code !== DELETED;
}

/** Those of the path, and those that stand beside its last one. */
function withPartners(turns: readonly Turn[]): readonly Turn[] {
  const last = turns.at(-1);
  return last?.comparison == null ? turns : [...turns, ...last.comparison.turns.filter((turn) => turn.id !== last.id)];
}

/** A touch screen would open its keyboard over the page that one came to read. */
function useFocusOnOpening(input: React.RefObject<HTMLTextAreaElement | null>): void {
  // Before a next key, and behind what is written: a new conversation takes another page, and another box, while one writes on.
  useLayoutEffect(() => {
    const box = input.current;
    if (box === null || !window.matchMedia("(pointer: fine)").matches) return;
    box.focus({ preventScroll: true });
    box.setSelectionRange(box.value.length, box.value.length);
  }, [input]);
}
