// An invited person chooses a password and is signed in. Opened by app/pages from the link that they were given.
import { Button, Loader, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client";
import { beginSession } from "../../../api/session";
import type { Session } from "../../../api/types";
import { Failure } from "../../../ui/Failure";
import { messages } from "../../../ui/i18n/language";
import { NewPassword, usePasswordRules, type PasswordValues } from "../../../ui/NewPassword";
import { Outside } from "../../../ui/Outside";

const useWords = messages({
  fr: {
    title: "Bienvenue",
    greeting: (name: string) => `Bonjour ${name}. Choisissez un mot de passe\u00a0: votre compte sera prêt.`,
    login: (login: string) => `Votre identifiant est «\u00a0${login}\u00a0».`,
    submit: "Ouvrir mon compte",
    invalidTitle: "Cette invitation ne peut pas servir",
    invalid:
      "Elle a peut-être déjà servi, ou elle a expiré. Demandez un nouveau lien à la personne qui vous l’a envoyée, " +
      "ou à l’administrateur de votre établissement.",
    loading: "Chargement…",
  },
  en: {
    title: "Welcome",
    greeting: (name: string) => `Hello ${name}. Choose a password: your account will be ready.`,
    login: (login: string) => `Your login is “${login}”.`,
    submit: "Open my account",
    invalidTitle: "This invitation cannot be used",
    invalid:
      "It may have been used already, or have expired. Ask the person who sent it for a new link, " +
      "or your establishment's administrator.",
    loading: "Loading…",
  },
});

export function InvitationPage({ token, onSignedIn }: { token: string; onSignedIn: () => void }) {
  const t = useWords();
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: () =>
      api.post<{ display_name: string; login: string }>("/api/invitations/check", { token }, { expectsUnauthenticated: true }),
    staleTime: Infinity,
  });
  if (invitation.isPending) {
    return (
      <Outside title={t.title}>
        <Loader type="dots" role="status" aria-label={t.loading} />
      </Outside>
    );
  }
  if (invitation.isError) {
    return (
      <Outside title={t.invalidTitle} lead={t.invalid}>
        <Failure error={invitation.error} onRetry={() => void invitation.refetch()} />
      </Outside>
    );
  }
  return (
    <Outside title={t.title} lead={t.greeting(invitation.data.display_name)}>
      <PasswordForm token={token} login={invitation.data.login} onSignedIn={onSignedIn} />
    </Outside>
  );
}

function PasswordForm({ token, login, onSignedIn }: { token: string; login: string; onSignedIn: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const form = useForm<PasswordValues>({
    mode: "uncontrolled",
    initialValues: { password: "", again: "" },
    validate: usePasswordRules(),
  });
  const accept = useMutation({
    mutationFn: ({ password }: PasswordValues) =>
      api.post<Session>("/api/invitations/accept", { token, password }, { expectsUnauthenticated: true }),
    onSuccess: (session) => {
      beginSession(queries, session);
      onSignedIn();
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => accept.mutate(values))} noValidate>
      <Stack>
        <Text>{t.login(login)}</Text>
        {/* Lets password managers store the password under the right name. */}
        <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
        <NewPassword form={form} />
        <Failure error={accept.error} />
        <Button type="submit" loading={accept.isPending} style={{ alignSelf: "flex-start" }}>
          {t.submit}
        </Button>
      </Stack>
    </form>
  );
}
