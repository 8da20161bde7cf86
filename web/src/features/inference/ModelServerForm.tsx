// Adds the models of an OpenAI-compatible server to the catalogue. Used by ModelsPage, for the group administrator.
import { Checkbox, NativeSelect, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client";
import { modelsQuery } from "../../api/organisation";
import type { ServerModels } from "../../api/types";
import { FormModal } from "../../ui/FormModal";
import { ModelServerFields, type ModelServerValues } from "../../ui/ModelServerFields";
import { useWords } from "./words";

interface Values extends ModelServerValues {
  task: "chat" | "transcription";
  seesImages: boolean;
  proposeFirst: boolean;
}

export function ModelServerForm({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const form = useForm<Values>({
    initialValues: { address: "", apiKey: "", hosting: "on_site", task: "chat", seesImages: false, proposeFirst: false },
    validate: { address: (value) => (value.trim() === "" ? t.required : null) },
  });
  const add = useMutation({
    mutationFn: ({ address, apiKey, hosting, task, seesImages, proposeFirst }: Values) =>
      api.post("/api/model-servers", {
        address: address.trim(),
        api_key: apiKey.trim(),
        hosting,
        task,
        accepts_images: seesImages && task === "chat",
        propose_first: proposeFirst && task === "chat",
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: modelsQuery.queryKey });
      onClose();
    },
  });
  return (
    <FormModal
      title={t.addServer}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => add.mutate(values))}
      busy={add.isPending}
      error={add.error}
      submitLabel={t.addModels}
    >
      <Text size="sm" c="dimmed">
        {t.addServerText}
      </Text>
      <ModelServerFields
        form={form}
        tryServer={(address, api_key) => api.post<ServerModels>("/api/model-servers/test", { address, api_key })}
      />
      <NativeSelect
        label={t.task}
        description={t.taskHelp}
        data={[
          { value: "chat", label: t.tasks.chat },
          { value: "transcription", label: t.tasks.transcription },
        ]}
        {...form.getInputProps("task")}
      />
      {form.values.task === "chat" && (
        <>
          <Checkbox label={t.seesImages} {...form.getInputProps("seesImages", { type: "checkbox" })} />
          <Checkbox label={t.proposeFirst} {...form.getInputProps("proposeFirst", { type: "checkbox" })} />
        </>
      )}
    </FormModal>
  );
}
