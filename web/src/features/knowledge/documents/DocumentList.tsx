// The list itself: search, state, pages, the acts of its rows and their windows. Used by DocumentsTab.
import { Button, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Base, KnowledgeDocument } from "../../../api/knowledge";
import { Failure } from "../../../ui/Failure";
import { useFormat } from "../../../ui/i18n/format";
import { Listing } from "../../../ui/Listing";
import { Rows } from "../../../ui/Rows";
import { rescueFocus } from "../../../ui/focus";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { documentsQuery, knowledgeCalls, refreshDocuments } from "../queries";
import type { DocumentPage } from "../types";
import { ApproveDialog, DeleteDocumentDialog, RenameDialog, ReviewDialog } from "./DocumentDialogs";
import type { DocumentAct } from "./DocumentMenu";
import { DocumentRow } from "./DocumentRow";
import classes from "./Documents.module.css";
import { ReadingAnnouncer } from "./ReadingAnnouncer";

const TYPING_PAUSE_MS = 250;

interface Props {
  base: Base;
  onReplace: (document: KnowledgeDocument, file: File) => void;
}

export function DocumentList({ base, onReplace }: Props) {
  const text = useKnowledgeText().documents;
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const [state, setState] = useState("");
  // Where each page before this one began; pages are numbered from 0.
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  const query = useQuery({
    ...documentsQuery(base.id, { search, state, after: trail.at(-1) ?? null }),
    placeholderData: keepPreviousData,
  });
  const [opened, setOpened] = useState<{ act: DocumentAct; document: KnowledgeDocument } | null>(null);
  const replacing = useRef<KnowledgeDocument | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const change = useMutation({
    mutationFn: ({ act, document }: { act: DocumentAct; document: KnowledgeDocument }) =>
      act === "retry" ? knowledgeCalls.retry(document.id) : knowledgeCalls.withdrawApproval(document.id),
    onSettled: async () => {
      await refreshDocuments(client, base.id);
      rescueFocus();
    },
  });

  function act(wanted: DocumentAct, document: KnowledgeDocument) {
    if (wanted === "retry" || wanted === "withdraw") change.mutate({ act: wanted, document });
    else if (wanted === "replace") {
      replacing.current = document;
      chooser.current?.click();
    } else setOpened({ act: wanted, document });
  }
  function narrow(change: () => void) {
    change();
    setTrail([null]);
  }
  const close = () => setOpened(null);
  return (
    <>
      <Group mb="md" align="flex-end" gap="sm">
        <TextInput
          type="search"
          label={text.search}
          value={typed}
          onChange={(event) => narrow(() => setTyped(event.currentTarget.value))}
          className={classes.search ?? ""}
        />
        <NativeSelect
          label={text.state}
          value={state}
          onChange={(event) => narrow(() => setState(event.currentTarget.value))}
          data={Object.entries(text.states).map(([value, label]) => ({ value: value === "all" ? "" : value, label }))}
        />
      </Group>
      <Failure error={change.error} />
      <Listing query={query}>
        {(page) => (
          <>
            <ReadingAnnouncer open={page.open} failed={page.failed} />
            <Counts page={page} isNarrowed={search !== "" || state !== ""} managed={base.managed} />
            {page.items.length > 0 && (
              <Rows label={text.title}>
                {page.items.map((document) => (
                  <DocumentRow
                    key={document.id}
                    document={document}
                    managed={base.managed}
                    onAct={act}
                    isRetrying={change.isPending && change.variables.document.id === document.id}
                  />
                ))}
              </Rows>
            )}
            <Pager
              isFirst={trail.length === 1}
              next={page.next}
              number={trail.length}
              onBack={() => setTrail(trail.slice(0, -1))}
              onNext={(after) => setTrail([...trail, after])}
            />
          </>
        )}
      </Listing>
      <input
        ref={chooser}
        type="file"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined && replacing.current !== null) onReplace(replacing.current, file);
          currentTarget.value = "";
        }}
      />
      {opened?.act === "rename" && <RenameDialog document={opened.document} onClose={close} />}
      {opened?.act === "approve" && <ApproveDialog document={opened.document} onClose={close} />}
      {opened?.act === "review" && <ReviewDialog document={opened.document} onClose={close} />}
      {opened?.act === "delete" && <DeleteDocumentDialog document={opened.document} onClose={close} />}
    </>
  );
}

/** How many there are, or why there are none. Polled, hence no live region but for what was searched. */
function Counts({ page, isNarrowed, managed }: { page: DocumentPage; isNarrowed: boolean; managed: boolean }) {
  const text = useKnowledgeText().documents;
  const format = useFormat();
  if (page.total === 0 && !isNarrowed) return <Text c="dimmed">{managed ? text.empty : text.emptyForReaders}</Text>;
  const parts = [
    `${format.number(page.total)}\u00a0${format.plural(page.total, isNarrowed ? text.foundForms : text.countForms)}`,
    page.open === 0 ? null : text.open(format.number(page.open)),
    page.failed === 0 ? null : text.failedCount(page.failed),
  ];
  return (
    <Text size="sm" c="dimmed" mb="xs" {...(isNarrowed ? { role: "status" } : {})}>
      {parts.filter(Boolean).join(" · ")}
    </Text>
  );
}

interface PagerProps {
  isFirst: boolean;
  next: string | null;
  number: number;
  onBack: () => void;
  onNext: (after: string) => void;
}

function Pager({ isFirst, next, number, onBack, onNext }: PagerProps) {
  const text = useKnowledgeText().documents;
  if (isFirst && next === null) return null;
  return (
    <nav aria-label={text.pager} className={classes.pager}>
      <Button variant="default" disabled={isFirst} onClick={onBack}>
        {text.previous}
      </Button>
      <Text size="sm">{text.pageNumber(number)}</Text>
      <Button
        variant="default"
        disabled={next === null}
        onClick={() => {
          if (next !== null) onNext(next);
        }}
      >
        {text.next}
      </Button>
    </nav>
  );
}
