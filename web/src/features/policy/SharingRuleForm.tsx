// An officer changes the rule on sharing, with a confirmation. Opened by SharingRule.
import { Checkbox, Radio, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { api } from "../../api/client";
import { FormModal } from "../../ui/FormModal";
import { useLabels } from "../../ui/i18n/labels";
import { useClassOrNone, type ClassOrNone } from "./useClassOrNone";
import { useWords } from "./words";

/** No conversation is below « internal »: « public » would let nothing be shared without saying so. */
const CHOICES: readonly ClassOrNone[] = ["none", "internal", "personal", "health"];

interface SharingRuleFormProps {
  highest: ClassOrNone;
  queryKey: QueryKey;
  onClose: () => void;
}

export function SharingRuleForm({ highest, queryKey, onClose }: SharingRuleFormProps) {
  const t = useWords();
  const labels = useLabels();
  const inWords = useClassOrNone();
  const queries = useQueryClient();
  const form = useForm<{ value: ClassOrNone; confirmed: boolean }>({
    initialValues: { value: highest, confirmed: false },
    validate: { confirmed: (value) => (value ? null : t.confirmNeeded) },
  });
  const change = useMutation({
    mutationFn: (value: ClassOrNone) => api.put("/api/policy/options", { name: "sharing_highest_class", value }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey });
      onClose();
    },
  });
  return (
    <FormModal
      title={t.sharing}
      onClose={onClose}
      onSubmit={form.onSubmit(({ value }) => change.mutate(value))}
      busy={change.isPending}
      error={change.error}
      submitLabel={t.submit}
    >
      <Radio.Group label={t.sharingQuestion} {...form.getInputProps("value")}>
        <Stack gap="sm" mt="xs">
          {CHOICES.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              label={capitalised(inWords(choice))}
              description={choice === "none" ? undefined : labels.dataClassHelp[choice]}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Checkbox label={t.sharingConfirm} {...form.getInputProps("confirmed", { type: "checkbox" })} />
    </FormModal>
  );
}

function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
