// Deletes a base with all that is in it, once its name has been typed. Used by SettingsTab.
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Base } from "../../../api/knowledge";
import confirming from "../../../ui/ConfirmDialog.module.css";
import { Failure } from "../../../ui/Failure";
import { useFormat } from "../../../ui/i18n/format";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { baseQuery, knowledgeCalls, refreshBases } from "../queries";
import classes from "../documents/Documents.module.css";

export function DeleteBase({ base }: { base: Base }) {
  const t = useKnowledgeText();
  const text = t.settings;
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const remove = useMutation({
    mutationFn: () => knowledgeCalls.deleteBase(base.id),
    onSuccess: async () => {
      await navigate({ to: "/connaissances" });
      client.removeQueries({ queryKey: baseQuery(base.id).queryKey });
      await refreshBases(client);
      notifications.show({ message: text.deleted(base.name) });
    },
  });
  const documents = `${format.number(base.documents)}\u00a0${format.plural(base.documents, t.documentForms)}`;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        remove.mutate();
      }}
    >
      <Stack>
        <Text>{text.deleteText(documents)}</Text>
        <TextInput
          label={text.typeName(base.name)}
          classNames={{ label: classes.anywhere ?? "" }}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Failure error={remove.error} />
        <Group>
          <Button
            type="submit"
            className={confirming.danger ?? ""}
            disabled={typed.trim() !== base.name.trim()}
            loading={remove.isPending}
          >
            {text.delete}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
