// A colleague's conversation, read-only: whose it is and of which class, then its exchanges as the owner reads them.
// Opened by app/pages/SharedRoute. Each reading is on the audit record, so it is read once, and again only when asked.
import { Button, Loader } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { sharedConversationQuery, type SharedConversation } from "../../../api/sharing";
import type { Attachment } from "../../../api/types";
import { useSentence } from "../../../ui/errors";
import { useFormat } from "../../../ui/i18n/format";
import { useLabels } from "../../../ui/i18n/labels";
import { ButtonLink, TextLink } from "../../../ui/links";
import { Tag } from "../../../ui/Tag";
import pageClasses from "../ConversationPage.module.css";
import { SidePanel } from "../panel/SidePanel";
import { ReadOnlyContext } from "../readOnly";
import { OpenPanelContext, type PanelPlace } from "../thread/panelPlace";
import threadClasses from "../thread/Thread.module.css";
import { TurnList } from "../thread/TurnList";
import classes from "./Sharing.module.css";
import { useSharingWords } from "./words";

const NO_FILES: readonly Attachment[] = [];
const nothing = () => undefined;

export function SharedConversationPage({ conversationId }: { conversationId: string }) {
  const words = useSharingWords();
  const shared = useQuery(sharedConversationQuery(conversationId));
  const [place, setPlace] = useState<PanelPlace | null>(null);
  const shownTurn = shared.data?.turns.find(({ id }) => id === place?.turnId);
  useDocumentTitle(`${shared.data?.title ?? words.sharedTitle} – Colombage`);
  return (
    <ReadOnlyContext value>
      <OpenPanelContext value={setPlace}>
        <div className={pageClasses.page} data-panel={shownTurn !== undefined || undefined}>
          <div className={pageClasses.column}>
            {/* What is no longer to be read goes from the screen too, also when it was there a moment ago. */}
            {shared.isError ? (
              <Gone error={shared.error} />
            ) : shared.data === undefined ? (
              <div className={classes.gone}>
                <Loader type="dots" role="status" aria-label={words.thread} />
              </div>
            ) : (
              <>
                <Head shared={shared.data} busy={shared.isFetching} onLookAgain={() => void shared.refetch()} />
                <Exchanges shared={shared.data} />
              </>
            )}
          </div>
          {place !== null && shownTurn !== undefined && !shared.isError && (
            <SidePanel
              turn={shownTurn}
              conversationId={conversationId}
              place={place}
              onPlace={setPlace}
              onClose={() => setPlace(null)}
            />
          )}
        </div>
      </OpenPanelContext>
    </ReadOnlyContext>
  );
}

function Head({ shared, busy, onLookAgain }: { shared: SharedConversation; busy: boolean; onLookAgain: () => void }) {
  const words = useSharingWords();
  const labels = useLabels();
  const format = useFormat();
  return (
    <div className={pageClasses.head}>
      <h1 className={pageClasses.title} tabIndex={-1}>
        {shared.title === "" ? words.untitled : shared.title}
      </h1>
      <Button variant="default" size="compact-md" fz="sm" loading={busy} onClick={onLookAgain}>
        {words.lookAgain}
      </Button>
      <p className={classes.lines}>
        <span>
          {words.by(shared.owner_name)}, {words.sharedOn(format.date(shared.shared_at))}
        </span>
        <Tag tone="accent">{words.classShown(labels.dataClass[shared.data_class])}</Tag>
        <span>{words.readOnly}. {words.readNote}</span>
        <TextLink to="/partagees">{words.sharedTitle}</TextLink>
      </p>
    </div>
  );
}

function Exchanges({ shared }: { shared: SharedConversation }) {
  const words = useSharingWords();
  // The rows are put in once their scroller is there to be measured.
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const scroller = useMemo(() => ({ current: box }), [box]);
  const last = shared.turns.at(-1);
  return (
    <div className={threadClasses.frame}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region is meant to take focus */}
      <div ref={setBox} className={threadClasses.scroller} role="region" aria-label={words.thread} tabIndex={0} data-thread>
        <div className={threadClasses.content}>
          {last === undefined && <p className={classes.quiet}>{words.noTurns}</p>}
          {last !== undefined && box !== null && (
            <TurnList scroller={scroller} turns={shared.turns} last={last} attachments={NO_FILES} shown={null} onShown={nothing} opensAt="start" />
          )}
        </div>
      </div>
    </div>
  );
}

function Gone({ error }: { error: Error }) {
  const words = useSharingWords();
  const sentence = useSentence();
  return (
    <div className={classes.gone} role="alert">
      <h1 className={classes.subtitle} tabIndex={-1}>
        {words.goneTitle}
      </h1>
      <p>{sentence(error)}</p>
      <ButtonLink to="/partagees" variant="default">
        {words.sharedTitle}
      </ButtonLink>
    </div>
  );
}
