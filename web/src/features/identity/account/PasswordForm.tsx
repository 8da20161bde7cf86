// Change of one's own password. Used by AccountPage.
import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../../api/client";
import { Failure } from "../../../ui/Failure";
import { NewPassword, usePasswordRules, type PasswordValues } from "../../../ui/NewPassword";
import { Panel } from "../../../ui/Panel";
import { useWords } from "./words";

interface Values extends PasswordValues {
  current: string;
}

export function PasswordForm() {
  const t = useWords();
  const form = useForm<Values>({
    mode: "uncontrolled",
    initialValues: { current: "", password: "", again: "" },
    validate: { ...usePasswordRules(), current: (value) => (value === "" ? t.required : null) },
  });
  const change = useMutation({
    mutationFn: ({ current, password }: Values) =>
      api.post("/api/me/password", { current, new: password }, { expectsUnauthenticated: true }),
    onSuccess: () => form.reset(),
  });
  return (
    <Panel title={t.password}>
      <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
        <Stack maw={440}>
          <PasswordInput
            label={t.currentPassword}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ "aria-label": t.show }}
            key={form.key("current")}
            {...form.getInputProps("current")}
          />
          <NewPassword form={form} renewed />
          <Failure error={change.error} />
          <Button type="submit" loading={change.isPending} style={{ alignSelf: "flex-start" }}>
            {t.changePassword}
          </Button>
          <Text role="status">{change.isSuccess ? t.passwordChanged : ""}</Text>
        </Stack>
      </form>
    </Panel>
  );
}
