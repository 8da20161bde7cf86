// My account: what is known of me, my language, my password, my sessions. Opened by the router.
import { Button, NativeSelect, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "../../../api/client";
import { sessionKey, usePerson } from "../../../api/session";
import type { Language } from "../../../api/types";
import { Facts } from "../../../ui/Facts";
import { Failure } from "../../../ui/Failure";
import { useLabels } from "../../../ui/i18n/labels";
import { useLanguage } from "../../../ui/i18n/language";
import { Page } from "../../../ui/Page";
import { Panel } from "../../../ui/Panel";
import { useProfessionName } from "../../../ui/professions";
import { PasswordForm } from "./PasswordForm";
import { useWords } from "./words";

export function AccountPage({ incidents }: { incidents?: ReactNode }) {
  const t = useWords();
  return (
    <Page title={t.title}>
      <Stack gap="lg" maw={640}>
        <AboutMe />
        <LanguageChoice />
        <PasswordForm />
        <Sessions />
        {incidents}
      </Stack>
    </Page>
  );
}

function AboutMe() {
  const t = useWords();
  const labels = useLabels();
  const person = usePerson();
  const professionName = useProfessionName();
  const roles = person.roles.map(
    ({ role, establishment_name }) => `${labels.role[role]} (${establishment_name ?? t.wholeGroup})`,
  );
  return (
    <Panel title={t.aboutMe}>
      <Facts
        facts={[
          [t.name, person.display_name],
          [t.login, person.login],
          [t.profession, person.profession === null ? null : professionName(person.profession)],
          [t.establishment, person.establishment_name],
          [t.department, person.department_name],
          [t.roles, roles.join(", ")],
        ]}
      />
      <Text size="sm" c="dimmed" mt="sm">
        {t.mistake}
      </Text>
    </Panel>
  );
}

function LanguageChoice() {
  const t = useWords();
  const queries = useQueryClient();
  const { language, setLanguage } = useLanguage();
  const keep = useMutation({
    mutationFn: (chosen: Language) => api.patch("/api/me", { language: chosen }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Panel title={t.language}>
      <NativeSelect
        label={t.languageLabel}
        value={language}
        data={[
          { value: "fr", label: "Français" },
          { value: "en", label: "English" },
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value as Language;
          setLanguage(chosen);
          keep.mutate(chosen);
        }}
        maw={280}
      />
      <Failure error={keep.error} />
    </Panel>
  );
}

function Sessions() {
  const t = useWords();
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: () => api.delete("/api/sessions"),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionKey }),
  });
  return (
    <Panel title={t.sessions}>
      <Text mb="sm">{t.sessionsText}</Text>
      <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t.leaveEverywhere}
      </Button>
      <Failure error={leave.error} />
    </Panel>
  );
}
