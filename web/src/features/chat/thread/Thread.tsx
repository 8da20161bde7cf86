// The exchanges of a conversation, from the first to the one that is being answered. Rendered by ConversationPage.
import { Button, Loader } from "@mantine/core";
import type { ReactNode } from "react";
import { ApiError } from "../../../api/client";
import { useSentence } from "../../../ui/errors";
import { ButtonLink } from "../../../ui/links";
import { useChatText } from "../i18n/useChatText";
import { DELETED, DeletedConversation } from "../list/DeletedConversation";
import type { ConversationState } from "../useConversation";
import { Announcer } from "./Announcer";
import { EmptyConversation } from "./EmptyConversation";
import { FindBar } from "./FindBar";
import { Question } from "./Question";
import { TurnList, type ShownTurn } from "./TurnList";
import { useFollowing } from "./useFollowing";
import { useStickToEnd } from "./useStickToEnd";
import classes from "./Thread.module.css";

interface ThreadProps {
  conversation: ConversationState;
  /** The address names an exchange to begin at. */
  wanted: boolean;
  /** An exchange to go to and show. */
  shown: ShownTurn | null;
  onShow: (turnId: string) => void;
  /** Words are being looked for in it. */
  finding: boolean;
  onFinding: (finding: boolean) => void;
}

export function Thread({ conversation, wanted, shown, onShow, finding, onFinding }: ThreadProps) {
  const text = useChatText();
  const { scroller, content, atEnd, toEnd, letGo } = useStickToEnd(!wanted);
  const { turns, attachments, ask } = conversation;
  useFollowing({ turns, isAsking: ask.isPending, toEnd, letGo });
  const last = turns.at(-1);
  return (
    <div className={classes.frame}>
      {finding && (
        <FindBar
          thread={scroller}
          turns={turns}
          onShow={onShow}
          onClose={() => {
            onFinding(false);
            scroller.current?.focus({ preventScroll: true });
          }}
        />
      )}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region is meant to take focus */}
      <div ref={scroller} className={classes.scroller} role="region" aria-label={text.thread} tabIndex={0} data-thread>
        <div ref={content} className={classes.content}>
          <State conversation={conversation} />
          {last !== undefined && (
            <TurnList scroller={scroller} turns={turns} last={last} attachments={attachments} shown={shown} onShown={letGo} />
          )}
          {ask.isPending && (
            <div className={classes.pending}>
              <Question text={ask.variables} documents={[]} />
            </div>
          )}
        </div>
      </div>
      {!atEnd && last !== undefined && (
        <Button className={classes.toEnd ?? ""} size="compact-md" fz="sm" variant="default" onClick={toEnd}>
          {text.toEnd}
        </Button>
      )}
      {last !== undefined && <Announcer turn={last} />}
    </div>
  );
}

/** What stands in place of the exchanges while there are none. */
function State({ conversation }: { conversation: ConversationState }): ReactNode {
  const text = useChatText();
  const sentence = useSentence();
  const { id, loaded, turns, ask, model, attachments } = conversation;
  if (turns.length > 0 || ask.isPending) return null;
  if (id === null || loaded.isSuccess) return <EmptyConversation model={model} hasDocuments={attachments.length > 0} />;
  if (loaded.isPending) {
    return (
      <div className={classes.centre} role="status" aria-label={text.loading}>
        <Loader type="dots" />
      </div>
    );
  }
  if (loaded.error instanceof ApiError && loaded.error.code === DELETED) {
    return (
      <div className={classes.centre}>
        <DeletedConversation id={id} />
      </div>
    );
  }
  if (loaded.error instanceof ApiError && loaded.error.status === 404) {
    return (
      <div className={classes.centre}>
        <h2>{text.missingTitle}</h2>
        <p>{text.missingText}</p>
        <ButtonLink to="/conversations/nouvelle">{text.startNew}</ButtonLink>
      </div>
    );
  }
  return (
    <div className={classes.centre} role="alert">
      <h2>{text.loadFailed}</h2>
      <p>{sentence(loaded.error)}</p>
      <Button variant="default" onClick={() => void loaded.refetch()}>
        {text.retry}
      </Button>
    </div>
  );
}
