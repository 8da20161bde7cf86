// The two fields of a new password, and the rule it follows. Used by the first use, invitations and the account page.
import { PasswordInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { messages } from "./i18n/language";

/** The server holds the rule; this only spares a round trip. Length first, as ANSSI and NIST advise. */
export const PASSWORD_LENGTH = 12;

const usePasswordWords = messages({
  fr: {
    password: "Mot de passe",
    newPassword: "Nouveau mot de passe",
    rule: `Au moins ${PASSWORD_LENGTH} caractères. Une phrase de quelques mots convient très bien.`,
    again: "Le même, une seconde fois",
    short: `Il faut au moins ${PASSWORD_LENGTH} caractères.`,
    different: "Les deux saisies sont différentes.",
    show: "Afficher ou masquer la saisie",
  },
  en: {
    password: "Password",
    newPassword: "New password",
    rule: `At least ${PASSWORD_LENGTH} characters. A phrase of a few words is fine.`,
    again: "Repeat it",
    short: `At least ${PASSWORD_LENGTH} characters are needed.`,
    different: "The two entries differ.",
    show: "Show or hide what is typed",
  },
});

export interface PasswordValues {
  password: string;
  again: string;
}

/** The `validate` part of a form that contains the two fields. */
export function usePasswordRules() {
  const t = usePasswordWords();
  return {
    password: (value: string) => (value.length < PASSWORD_LENGTH ? t.short : null),
    again: (value: string, values: PasswordValues) => (value === values.password ? null : t.different),
  };
}

export function NewPassword<Values extends PasswordValues>({
  form,
  renewed = false,
}: {
  form: UseFormReturnType<Values>;
  renewed?: boolean;
}) {
  const t = usePasswordWords();
  const toggle = { "aria-label": t.show };
  return (
    <>
      <PasswordInput
        label={renewed ? t.newPassword : t.password}
        description={t.rule}
        autoComplete="new-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={toggle}
        key={form.key("password")}
        {...form.getInputProps("password")}
      />
      <PasswordInput
        label={t.again}
        autoComplete="new-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={toggle}
        key={form.key("again")}
        {...form.getInputProps("again")}
      />
    </>
  );
}
