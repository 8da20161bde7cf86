// « Ce que le modèle a vu » : the messages as they were sent, with what a person can still say of them.
// Rendered by ProtectionTab.
import { Loader, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { ApiError } from "../../../api/client";
import { NEVER_ALLOWED } from "../../../api/protection";
import { Failure } from "../../../ui/Failure";
import { useFormat } from "../../../ui/i18n/format";
import { AddMissed } from "../composer/marks/AddMissed";
import { useSentText } from "../i18n/useSentText";
import { sentQuery } from "../queries";
import type { EventOf } from "../stream/turnEvents";
import { HideSelection } from "./HideSelection";
import { SentText } from "./SentText";
import classes from "./SentText.module.css";
import { useLearn } from "./useLearn";

interface SentMessagesProps {
  turnId: string;
  conversationId: string;
  /** As the stream told it; what was kept is the same. */
  restored: EventOf<"placeholders_restored"> | null;
}

export function SentMessages({ turnId, conversationId, restored }: SentMessagesProps) {
  const text = useSentText();
  const query = useQuery(sentQuery(turnId));
  const learn = useLearn(conversationId, query.data);
  const [asValues, setAsValues] = useState(false);
  if (query.isPending) return <Loader type="dots" role="status" aria-label={text.loading} />;
  // Nothing was kept of it, and the server says why: that is no failure.
  if (query.error instanceof ApiError && query.error.status === 404) return <p className={classes.quiet}>{query.error.sentence}</p>;
  if (query.data === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { messages, placeholders, exact } = query.data;
  return (
    <>
      <p className={classes.quiet}>{text.lead}</p>
      <Told told={restored ?? query.data} />
      {!exact && <p className={classes.attention}>{text.inexact}</p>}
      {placeholders.length > 0 && (
        <Switch mb="sm" label={text.showValues} checked={asValues} onChange={(event) => setAsValues(event.currentTarget.checked)} />
      )}
      <HideSelection onHide={learn.hide}>
        {messages.map((message, index) => (
          <Message
            key={index}
            name={index === messages.length - 1 ? text.again : (text.roles[message.role] ?? message.role)}
            // The request is what one comes to read; instructions and history are a click away.
            opened={index === messages.length - 1}
          >
            <SentText
              pieces={message.pieces}
              placeholders={placeholders}
              asValues={asValues}
              mayAllow={(placeholder) => !NEVER_ALLOWED.has(placeholder.label)}
              onAllow={learn.allow}
            />
          </Message>
        ))}
      </HideSelection>
      <p className={classes.quiet}>{text.missedLead}</p>
      <AddMissed onAdd={learn.hide} busy={learn.isPending} />
      <Failure error={learn.error} />
      <p className={classes.quiet}>{text.told}</p>
    </>
  );
}

function Message({ name, opened, children }: { name: string; opened: boolean; children: ReactNode }) {
  return (
    <details className={classes.message} open={opened}>
      <summary>{name}</summary>
      {children}
    </details>
  );
}

function Told({ told }: { told: { restored: number | null; invented: number | null } }) {
  const text = useSentText();
  const format = useFormat();
  const restored = told.restored ?? 0;
  const invented = told.invented ?? 0;
  return (
    <>
      {restored > 0 && <p className={classes.quiet}>{`${format.number(restored)}\u00a0${format.plural(restored, text.restored)}`}</p>}
      {invented > 0 && <p className={classes.attention}>{`${format.number(invented)}\u00a0${format.plural(invented, text.invented)}`}</p>}
    </>
  );
}
