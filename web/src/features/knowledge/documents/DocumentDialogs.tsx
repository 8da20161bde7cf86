// The windows that change a document: another name or place, approval, review date, deletion. Used by DocumentsTab.
import { Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { KnowledgeDocument } from "../../../api/knowledge";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";
import { FormModal } from "../../../ui/FormModal";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { knowledgeCalls, refreshDocuments } from "../queries";
import classes from "./Documents.module.css";

interface DialogProps {
  document: KnowledgeDocument;
  onClose: () => void;
}

/** Changes the document, asks for the list again, then closes. */
function useChange<Values>({ document, onClose }: DialogProps, change: (values: Values) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await refreshDocuments(client, document.base_id);
      onClose();
    },
  });
}

export function RenameDialog(props: DialogProps) {
  const { document, onClose } = props;
  const text = useKnowledgeText().documents.dialogs;
  const [name, setName] = useState(document.name);
  const [folder, setFolder] = useState(document.folder);
  const change = useChange(props, () => knowledgeCalls.changeDocument(document.id, { name: name.trim(), folder: folder.trim() }));
  return (
    <FormModal
      title={text.renameTitle}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") change.mutate(undefined);
      }}
      busy={change.isPending}
      error={change.error}
    >
      <TextInput
        label={text.name}
        required
        data-autofocus
        maxLength={400}
        value={name}
        error={name.trim() === "" ? text.required : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={text.folder}
        description={text.folderHelp}
        maxLength={1000}
        value={folder}
        onChange={(event) => setFolder(event.currentTarget.value)}
      />
    </FormModal>
  );
}

/** Approves the version that serves, with the day when it is to be looked at again. */
export function ApproveDialog(props: DialogProps) {
  const { document, onClose } = props;
  const text = useKnowledgeText().documents.dialogs;
  const [reviewOn, setReviewOn] = useState(document.review_on ?? "");
  // The one that served when the window was opened: the list beneath it may show a newer one by now.
  const [versionId] = useState(document.current?.id ?? null);
  const change = useChange(props, () =>
    knowledgeCalls.approve(document.id, reviewOn === "" ? null : reviewOn, versionId),
  );
  return (
    <FormModal
      title={text.approveTitle}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(undefined);
      }}
      busy={change.isPending}
      error={change.error}
      submitLabel={text.approve}
    >
      <Text>{text.approveText(document.name, document.current?.number ?? document.newest.number)}</Text>
      <ReviewInput value={reviewOn} onChange={setReviewOn} />
    </FormModal>
  );
}

export function ReviewDialog(props: DialogProps) {
  const { document, onClose } = props;
  const text = useKnowledgeText().documents.dialogs;
  const [reviewOn, setReviewOn] = useState(document.review_on ?? "");
  const change = useChange(props, () =>
    knowledgeCalls.changeDocument(document.id, { review_on: reviewOn === "" ? null : reviewOn }),
  );
  return (
    <FormModal
      title={text.reviewTitle(document.name)}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(undefined);
      }}
      busy={change.isPending}
      error={change.error}
    >
      <ReviewInput value={reviewOn} onChange={setReviewOn} />
    </FormModal>
  );
}

function ReviewInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useKnowledgeText().documents.dialogs;
  return (
    <TextInput
      type="date"
      label={text.reviewOn}
      description={text.reviewHelp}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function DeleteDocumentDialog(props: DialogProps) {
  const { document, onClose } = props;
  const text = useKnowledgeText().documents.dialogs;
  const remove = useChange(props, () => knowledgeCalls.deleteDocument(document.id));
  return (
    <ConfirmDialog
      title={text.deleteTitle}
      action={text.delete}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(undefined)}
      onClose={onClose}
    >
      <Text>{text.deleteText(document.name)}</Text>
      <ul className={classes.consequences}>
        {text.deleteConsequences.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {document.source === "watched" && <Text>{text.deleteWatched}</Text>}
    </ConfirmDialog>
  );
}
