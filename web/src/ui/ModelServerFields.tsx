// Address, key and hosting of a model server, with a test that lists its models. Used by the first use and by the
// page on models; each gives its own way to ask the server.
import { Alert, Button, List, NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { HOSTINGS, type Hosting, type ServerModels } from "../api/types";
import { Failure } from "./Failure";
import { useLabels } from "./i18n/labels";
import { messages } from "./i18n/language";

const useWords = messages({
  fr: {
    address: "Adresse",
    addressHelp: "Par exemple\u00a0: http://modeles.exemple.local:8000/v1",
    apiKey: "Clé d’accès",
    apiKeyHelp: "Laissez vide si le serveur n’en demande pas.",
    hosting: "Hébergement",
    hostingHelp: "Décide des données qui peuvent lui être envoyées.",
    test: "Tester la connexion",
    tested: (count: number) =>
      count > 1 ? `Le serveur répond\u00a0: ${count} modèles.` : `Le serveur répond\u00a0: ${count} modèle.`,
    show: "Afficher ou masquer la saisie",
  },
  en: {
    address: "Address",
    addressHelp: "For example: http://models.example.local:8000/v1",
    apiKey: "Access key",
    apiKeyHelp: "Leave empty if the server asks for none.",
    hosting: "Hosting",
    hostingHelp: "Decides which data may be sent to it.",
    test: "Test the connection",
    tested: (count: number) => (count === 1 ? "The server answers: 1 model." : `The server answers: ${count} models.`),
    show: "Show or hide what is typed",
  },
});

export interface ModelServerValues {
  address: string;
  apiKey: string;
  hosting: Hosting;
}

interface Props<Values extends ModelServerValues> {
  form: UseFormReturnType<Values>;
  tryServer: (address: string, apiKey: string) => Promise<ServerModels>;
}

export function ModelServerFields<Values extends ModelServerValues>({ form, tryServer }: Props<Values>) {
  const t = useWords();
  const labels = useLabels();
  const test = useMutation({
    mutationFn: () => tryServer(form.values.address.trim(), form.values.apiKey.trim()),
  });
  return (
    <>
      <TextInput
        label={t.address}
        description={t.addressHelp}
        type="url"
        inputMode="url"
        spellCheck={false}
        required
        {...form.getInputProps("address")}
      />
      <PasswordInput
        label={t.apiKey}
        description={t.apiKeyHelp}
        autoComplete="off"
        visibilityToggleButtonProps={{ "aria-label": t.show }}
        {...form.getInputProps("apiKey")}
      />
      <NativeSelect
        label={t.hosting}
        description={t.hostingHelp}
        data={HOSTINGS.map((value) => ({ value, label: labels.hostingHelp[value] }))}
        {...form.getInputProps("hosting")}
      />
      <Button
        variant="default"
        style={{ alignSelf: "flex-start" }}
        loading={test.isPending}
        disabled={form.values.address.trim() === ""}
        onClick={() => test.mutate()}
      >
        {t.test}
      </Button>
      <div role="status">
        {test.data && (
          <Alert color="accent" variant="light" title={t.tested(test.data.models.length)}>
            <List size="sm">
              {test.data.models.map((name) => (
                <List.Item key={name}>{name}</List.Item>
              ))}
            </List>
          </Alert>
        )}
      </div>
      <Failure error={test.error} />
    </>
  );
}
