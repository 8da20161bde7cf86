// An officer changes one cell, with a confirmation. Used by PolicyPage.
import { Checkbox, Radio, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { api } from "../../api/client";
import { VERDICTS, type DataClass, type Hosting, type Verdict } from "../../api/types";
import { FormModal } from "../../ui/FormModal";
import { useLabels } from "../../ui/i18n/labels";
import { useWords } from "./words";

export interface Cell {
  dataClass: DataClass;
  hosting: Hosting;
  verdict: Verdict;
}

export function CellForm({ cell, queryKey, onClose }: { cell: Cell; queryKey: QueryKey; onClose: () => void }) {
  const t = useWords();
  const labels = useLabels();
  const queries = useQueryClient();
  const form = useForm<{ verdict: Verdict; confirmed: boolean }>({
    initialValues: { verdict: cell.verdict, confirmed: false },
    validate: { confirmed: (value) => (value ? null : t.confirmNeeded) },
  });
  const change = useMutation({
    mutationFn: (verdict: Verdict) =>
      api.put("/api/policy/cells", { data_class: cell.dataClass, hosting: cell.hosting, verdict }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey });
      onClose();
    },
  });
  return (
    <FormModal
      title={t.modalTitle(labels.dataClass[cell.dataClass], labels.hosting[cell.hosting])}
      onClose={onClose}
      onSubmit={form.onSubmit(({ verdict }) => change.mutate(verdict))}
      busy={change.isPending}
      error={change.error}
      submitLabel={t.submit}
    >
      <Radio.Group label={t.legend} {...form.getInputProps("verdict")}>
        <Stack gap="sm" mt="xs">
          {VERDICTS.map((verdict) => (
            <Radio key={verdict} value={verdict} label={labels.verdict[verdict]} description={t.verdicts[verdict]} />
          ))}
        </Stack>
      </Radio.Group>
      <Checkbox label={t.confirm} {...form.getInputProps("confirmed", { type: "checkbox" })} />
    </FormModal>
  );
}
