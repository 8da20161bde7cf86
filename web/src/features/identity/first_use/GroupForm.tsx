// The one form of "Créer mon groupement". Used by FirstUsePage.
import { Button, Fieldset, Group, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../../api/client";
import type { NewGroup, ServerModels, Session } from "../../../api/types";
import { Failure } from "../../../ui/Failure";
import { ModelServerFields } from "../../../ui/ModelServerFields";
import { NewPassword, usePasswordRules } from "../../../ui/NewPassword";
import { isLogin } from "../../../ui/login";
import { Outside } from "../../../ui/Outside";
import { toNewGroup, type GroupValues } from "./groupValues";
import { useWords } from "./words";

const EMPTY: GroupValues = {
  groupName: "",
  establishmentName: "",
  displayName: "",
  login: "",
  password: "",
  again: "",
  withServer: false,
  address: "",
  apiKey: "",
  hosting: "on_site",
};

interface Props {
  token: string;
  onBack: () => void;
  onCreated: (session: Session) => void;
}

export function GroupForm({ token, onBack, onCreated }: Props) {
  const t = useWords();
  const needed = (value: string) => (value.trim() === "" ? t.required : null);
  const form = useForm<GroupValues>({
    initialValues: EMPTY,
    validate: {
      ...usePasswordRules(),
      groupName: needed,
      establishmentName: needed,
      displayName: needed,
      login: (value) => (isLogin(value) ? null : t.loginShape),
      address: (value, values) => (values.withServer ? needed(value) : null),
    },
  });
  const create = useMutation({
    mutationFn: (group: NewGroup) =>
      api.post<Session>("/api/first-use/group", group, { expectsUnauthenticated: true }),
    onSuccess: onCreated,
  });
  return (
    <Outside title={t.formTitle} lead={t.formLead}>
      <form onSubmit={form.onSubmit((values) => create.mutate(toNewGroup(token, values)))} noValidate>
        <Stack gap="xl">
          <Fieldset legend={t.groupPart} variant="unstyled">
            <Stack>
              <TextInput label={t.groupName} description={t.groupNameHelp} required {...form.getInputProps("groupName")} />
              <TextInput
                label={t.establishmentName}
                description={t.establishmentHelp}
                required
                {...form.getInputProps("establishmentName")}
              />
            </Stack>
          </Fieldset>
          <Fieldset legend={t.administratorPart} variant="unstyled">
            <Stack>
              <TextInput label={t.displayName} autoComplete="name" required {...form.getInputProps("displayName")} />
              <TextInput
                label={t.login}
                description={t.loginHelp}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                required
                {...form.getInputProps("login")}
              />
              <NewPassword form={form} />
            </Stack>
          </Fieldset>
          <Fieldset legend={t.serverPart} variant="unstyled">
            <Stack>
              <Text size="sm" c="dimmed">
                {t.serverLead}
              </Text>
              <Switch label={t.withServer} {...form.getInputProps("withServer", { type: "checkbox" })} />
              {form.values.withServer && (
                <ModelServerFields
                  form={form}
                  tryServer={(address, api_key) =>
                    api.post<ServerModels>(
                      "/api/first-use/model-server-test",
                      { token, address, api_key },
                      { expectsUnauthenticated: true },
                    )
                  }
                />
              )}
            </Stack>
          </Fieldset>
          <Failure error={create.error} />
          <Group>
            <Button type="submit" loading={create.isPending}>
              {t.submit}
            </Button>
            <Button variant="subtle" onClick={onBack}>
              {t.back}
            </Button>
          </Group>
        </Stack>
      </form>
    </Outside>
  );
}
