// Asks before a document goes: without its table, nobody can tell any more who is behind the copy. Used by ProtectPage.
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Failure } from "../../../ui/Failure";
import { useFocusGivenBack } from "../../../ui/useFocusGivenBack";
import classes from "./Documents.module.css";
import { useDocumentsText } from "./i18n/useDocumentsText";
import { deleteDocument, forgetDocument, isUnderWay } from "./queries";
import type { ProtectedDocument } from "./types";

export function DeleteDialog({ document, onClose }: { document: ProtectedDocument; onClose: () => void }) {
  const text = useDocumentsText().dialog;
  const client = useQueryClient();
  useFocusGivenBack();
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
    <Modal opened onClose={onClose} title={text.title} centered closeButtonProps={{ "aria-label": text.cancel }}>
      <Stack>
        <Text className={classes.anywhere ?? ""}>{what(document.name)}</Text>
        <Failure error={remove.error} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {text.cancel}
          </Button>
          <Button className={classes.danger ?? ""} loading={remove.isPending} onClick={() => remove.mutate()}>
            {text.delete}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
