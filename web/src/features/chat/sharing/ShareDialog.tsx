// Shows a conversation to colleagues, read-only, and ends that. Opened from the « ⋯ » of ConversationHead and from its line.
import { Alert, Button, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { sharesQuery, sharingCalls, type Share } from "../../../api/sharing";
import type { Conversation } from "../../../api/types";
import { Failure } from "../../../ui/Failure";
import { rescueFocusTo } from "../../../ui/focus";
import { useFormat } from "../../../ui/i18n/format";
import { useLabels } from "../../../ui/i18n/labels";
import { Listing } from "../../../ui/Listing";
import { Tag } from "../../../ui/Tag";
import { useFocusGivenBack } from "../../../ui/useFocusGivenBack";
import { ReaderChoice, type ChosenReader } from "./ReaderChoice";
import classes from "./Sharing.module.css";
import { useSharingWords } from "./words";

interface ShareDialogProps {
  conversation: Conversation;
  onClose: () => void;
}

export function ShareDialog({ conversation, onClose }: ShareDialogProps) {
  const words = useSharingWords();
  const labels = useLabels();
  const client = useQueryClient();
  useFocusGivenBack();
  const sharing = useQuery({ ...sharesQuery(conversation.id), staleTime: 0 });
  const [said, setSaid] = useState("");
  const status = useRef<HTMLDivElement>(null);
  const refresh = () => client.invalidateQueries({ queryKey: sharesQuery(conversation.id).queryKey });
  const share = useMutation({
    mutationFn: (reader: ChosenReader) => sharingCalls.share(conversation.id, reader.principal),
    onSuccess: (_, reader) => setSaid(words.begun(reader.name)),
    onSettled: refresh,
  });
  const end = useMutation({
    mutationFn: (each: Share) => sharingCalls.end(each.id),
    onSuccess: (_, each) => setSaid((each.closed === null ? words.ended : words.removed)(each.name ?? words.gone)),
    onSettled: async () => {
      await refresh();
      // The row went with its button.
      rescueFocusTo(status.current);
    },
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={words.dialogTitle} closeButtonProps={{ "aria-label": words.close }}>
      <Listing query={sharing}>
        {({ items, allowed, why }) => (
          <Stack>
            {why !== null && (
              <Alert color="yellow" variant="light" title={items.length > 0 ? words.hidden : undefined}>
                {why.sentence}
              </Alert>
            )}
            {allowed && <Text>{words.lead}</Text>}
            {allowed && <Text className={classes.quiet ?? ""}>{words.notShown}</Text>}
            <dl className={classes.shown}>
              <dt>{words.titleShown}</dt>
              <dd>{conversation.title}</dd>
              <dd>
                <Tag tone="accent">{words.classShown(labels.dataClass[conversation.data_class])}</Tag>
              </dd>
            </dl>
            {allowed && <ReaderChoice busy={share.isPending} onShare={(reader) => share.mutate(reader)} />}
            <Failure error={share.error ?? end.error} />
            <div ref={status} role="status" tabIndex={-1} className={classes.quiet}>
              {said}
            </div>
            <Shares items={items} allowed={allowed} endingId={end.isPending ? end.variables.id : null} onEnd={end.mutate} />
            {allowed && <Text className={classes.quiet ?? ""}>{words.audited}</Text>}
          </Stack>
        )}
      </Listing>
    </Modal>
  );
}

interface SharesProps {
  items: readonly Share[];
  allowed: boolean;
  endingId: string | null;
  onEnd: (share: Share) => void;
}

function Shares({ items, allowed, endingId, onEnd }: SharesProps) {
  const words = useSharingWords();
  const row = (each: Share) => <ReaderRow key={each.id} share={each} busy={endingId === each.id} onEnd={() => onEnd(each)} />;
  const standing = items.filter((each) => each.closed === null);
  const closed = items.filter((each) => each.closed !== null);
  return (
    <>
      {(allowed || standing.length > 0) && <h2 className={classes.subtitle}>{words.now}</h2>}
      {standing.length > 0 ? (
        <ul className={classes.readers}>{standing.map(row)}</ul>
      ) : (
        allowed && <Text className={classes.quiet ?? ""}>{words.nobodyYet}</Text>
      )}
      {closed.length > 0 && (
        <>
          <h2 className={classes.subtitle}>{words.closedNow}</h2>
          <ul className={classes.readers}>{closed.map(row)}</ul>
        </>
      )}
    </>
  );
}

function ReaderRow({ share, busy, onEnd }: { share: Share; busy: boolean; onEnd: () => void }) {
  const words = useSharingWords();
  const format = useFormat();
  const name = share.name ?? words.gone;
  const [end, endOf] = share.closed === null ? [words.end, words.endOf] : [words.remove, words.removeOf];
  return (
    <li className={classes.reader} data-closed={share.closed !== null || undefined}>
      <span className={classes.name}>
        {name}
        {share.principal.startsWith("department:") && ` (${words.departmentMark})`}{" "}
        <span className={classes.quiet}>{share.closed?.sentence ?? words.since(format.date(share.created_at))}</span>
      </span>
      <Button variant="default" size="compact-md" fz="sm" aria-label={endOf(name)} loading={busy} onClick={onEnd}>
        {end}
      </Button>
    </li>
  );
}
