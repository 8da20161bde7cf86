// Sign-in by login and password; in a demonstration group also by picking an account. Opened by app/pages.
import { Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client";
import { beginSession, useSession } from "../../../api/session";
import type { Session } from "../../../api/types";
import { Failure } from "../../../ui/Failure";
import { Outside } from "../../../ui/Outside";
import { DemonstrationAccounts } from "./DemonstrationAccounts";
import { useWords } from "./words";

interface Credentials {
  login: string;
  password: string;
}

interface SignInPageProps {
  /** A page was open, or asked for, when the session was found to have ended. */
  goesBack: boolean;
  onSignedIn: () => void;
}

export function SignInPage({ goesBack, onSignedIn }: SignInPageProps) {
  const t = useWords();
  const queries = useQueryClient();
  const session = useSession();
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) =>
      api.post<Session>("/api/session", credentials, { expectsUnauthenticated: true }),
    onSuccess: (begun) => {
      beginSession(queries, begun);
      onSignedIn();
    },
  });
  const needed = (value: string) => (value.trim() === "" ? t.required : null);
  const form = useForm<Credentials>({
    mode: "uncontrolled",
    initialValues: { login: "", password: "" },
    validate: { login: needed, password: needed },
  });
  const demonstration = session?.demonstration === true;

  return (
    <Outside title={t.title} lead={session?.group_name ?? undefined} wide={demonstration}>
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
        <Stack maw={440}>
          {goesBack && <Text>{t.goesBack}</Text>}
          <TextInput
            label={t.login}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            key={form.key("login")}
            {...form.getInputProps("login")}
          />
          <PasswordInput
            label={t.password}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ "aria-label": t.show }}
            key={form.key("password")}
            {...form.getInputProps("password")}
          />
          <Failure error={signIn.error} />
          <Button type="submit" loading={signIn.isPending} style={{ alignSelf: "flex-start" }}>
            {t.submit}
          </Button>
          <Text size="sm" c="dimmed">
            {t.forgotten}
          </Text>
        </Stack>
      </form>
      {demonstration && <DemonstrationAccounts onPick={(account) => signIn.mutate(account)} busy={signIn.isPending} />}
    </Outside>
  );
}
