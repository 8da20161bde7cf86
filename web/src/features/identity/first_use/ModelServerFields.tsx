// Address, key and hosting of a model server, with a test that lists its models. Used by GroupForm.
import { Alert, Button, List, NativeSelect, PasswordInput, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../../api/client";
import { HOSTINGS, type ModelServerTest } from "../../../api/types";
import { Failure } from "../../../ui/Failure";
import { useLabels } from "../../../ui/i18n/labels";
import type { GroupValues } from "./groupValues";
import { useWords } from "./words";

export function ModelServerFields({ token, form }: { token: string; form: UseFormReturnType<GroupValues> }) {
  const t = useWords();
  const labels = useLabels();
  const test = useMutation({
    mutationFn: () =>
      api.post<ModelServerTest>(
        "/api/first-use/model-server-test",
        { token, address: form.values.address.trim(), api_key: form.values.apiKey.trim() },
        { expectsUnauthenticated: true },
      ),
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
      <div role="status">{test.data && <Outcome result={test.data} />}</div>
      <Failure error={test.error} />
    </>
  );
}

function Outcome({ result }: { result: ModelServerTest }) {
  const t = useWords();
  return (
    <Alert color={result.ok ? "accent" : "red"} variant="light">
      <Text size="sm">{result.sentence}</Text>
      {result.ok && (
        <>
          <Text size="sm" fw={650} mt="xs">
            {t.tested(result.models.length)}
          </Text>
          <List size="sm">
            {result.models.map((name) => (
              <List.Item key={name}>{name}</List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
}
