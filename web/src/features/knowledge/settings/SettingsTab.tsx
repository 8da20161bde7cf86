// What those who manage a base may change in it, and its deletion. Used by BasePage.
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Base } from "../../../api/knowledge";
import { holdsForGroup, usePerson } from "../../../api/session";
import { Failure } from "../../../ui/Failure";
import { Panel } from "../../../ui/Panel";
import { ClassField, NameFields, ReviewField, SharingFields } from "../bases/BaseFields";
import { toChange, valuesOf, type BaseValues } from "../bases/baseValues";
import { useFocusKept } from "../../../ui/focus";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { knowledgeCalls, refreshBases } from "../queries";
import { DeleteBase } from "./DeleteBase";

export function SettingsTab({ base }: { base: Base }) {
  const t = useKnowledgeText();
  const person = usePerson();
  // Whoever names a folder of the server reads all that it holds: stewards of the group alone do.
  const mayFollow = base.owner.kind !== "person" && holdsForGroup(person, "steward");
  return (
    <Stack gap="lg">
      <Panel title={t.settings.title}>
        <Fields base={base} />
      </Panel>
      {mayFollow && (
        <Panel title={t.settings.watchedTitle}>
          <WatchedFolder base={base} />
        </Panel>
      )}
      <Panel title={t.settings.deleteTitle}>
        <DeleteBase base={base} />
      </Panel>
    </Stack>
  );
}

/** Saves and says so; the base is asked for again. */
function useSaving<Values>(base: Base, save: (values: Values) => Promise<unknown>) {
  const t = useKnowledgeText().settings;
  const client = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: async () => {
      await refreshBases(client);
      notifications.show({ message: t.saved(base.name) });
    },
  });
}

function Fields({ base }: { base: Base }) {
  const t = useKnowledgeText();
  const form = useForm<BaseValues>({
    initialValues: valuesOf(base),
    validate: { name: (value) => (value.trim() === "" ? t.fields.required : null) },
  });
  const saving = useSaving(base, (values: BaseValues) => knowledgeCalls.changeBase(base.id, toChange(values)));
  const button = useFocusKept(saving.isPending);
  return (
    <form onSubmit={form.onSubmit((values) => saving.mutate(values))} noValidate>
      <Stack>
        <NameFields form={form} />
        <ClassField form={form} />
        {base.owner.kind !== "person" && <SharingFields form={form} described={base.readers_described} />}
        <ReviewField form={form} />
        <Failure error={saving.error} />
        <Group>
          <Button type="submit" ref={button} loading={saving.isPending}>
            {t.settings.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function WatchedFolder({ base }: { base: Base }) {
  const t = useKnowledgeText().settings;
  const [folder, setFolder] = useState(base.watched_folder ?? "");
  const saving = useSaving(base, (given: string) =>
    knowledgeCalls.changeBase(base.id, { watched_folder: given === "" ? null : given }),
  );
  const button = useFocusKept(saving.isPending);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(folder.trim());
      }}
    >
      <Stack>
        <Text>{t.watchedText}</Text>
        <TextInput
          label={t.watchedFolder}
          description={t.watchedHelp}
          placeholder={t.watchedPlaceholder}
          maxLength={500}
          spellCheck={false}
          value={folder}
          onChange={(event) => setFolder(event.currentTarget.value)}
        />
        <Failure error={saving.error} />
        <Group>
          <Button type="submit" variant="default" ref={button} loading={saving.isPending}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
