// Asks before a document goes: without its table, nobody can tell any more who is behind the copy. Used by ProtectPage.
import { Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../ui/ConfirmDialog";
import classes from "./Documents.module.css";
import { useDocumentsText } from "./i18n/useDocumentsText";
import { deleteDocument, forgetDocument, isUnderWay } from "./queries";
import type { ProtectedDocument } from "./types";

export function DeleteDialog({ document, onClose }: { document: ProtectedDocument; onClose: () => void }) {
  const text = useDocumentsText().dialog;
  const client = useQueryClient();
  // What the dialog says when it opens stays true enough: a copy that becomes ready meanwhile is deleted all the same.
  const what = document.state === "ready" ? text.ready : isUnderWay(document) ? text.unfinished : text.failed;
  const remove = useMutation({
    mutationFn: () => deleteDocument(document.id),
    onSuccess: () => {
      forgetDocument(client, document.id);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={text.title}
      action={text.delete}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text className={classes.anywhere ?? ""}>{what(document.name)}</Text>
    </ConfirmDialog>
  );
}
