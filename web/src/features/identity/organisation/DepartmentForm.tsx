// One department, new or changed. Used by DepartmentsPage.
import { NativeSelect, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { departmentsQuery } from "../../../api/organisation";
import { usePerson } from "../../../api/session";
import type { Department, Establishment } from "../../../api/types";
import { FormModal } from "../../../ui/FormModal";
import { useSaving } from "./useSaving";
import { useWords } from "./words";

type Values = Omit<Department, "id">;

interface Props {
  department: Department | null;
  establishments: readonly Establishment[];
  onClose: () => void;
}

export function DepartmentForm({ department, establishments, onClose }: Props) {
  const t = useWords();
  const words = t.departments;
  const home = usePerson().establishment_id ?? establishments[0]?.id ?? "";
  const saving = useSaving({ path: "/api/departments", queryKey: departmentsQuery.queryKey, onSaved: onClose });
  const form = useForm<Values>({
    initialValues: department ?? { establishment_id: home, name: "", active: true },
    validate: { name: (value) => (value.trim() === "" ? t.required : null) },
  });
  function save({ establishment_id, name, active }: Values) {
    if (department === null) saving.mutate({ id: null, values: { establishment_id, name: name.trim() } });
    else saving.mutate({ id: department.id, values: { name: name.trim(), active } });
  }
  return (
    <FormModal
      title={department === null ? words.add : t.editNamed(department.name)}
      onClose={onClose}
      onSubmit={form.onSubmit(save)}
      busy={saving.isPending}
      error={saving.error}
    >
      <TextInput label={words.name} required data-autofocus {...form.getInputProps("name")} />
      {department === null && (
        <NativeSelect
          label={words.establishment}
          data={establishments.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("establishment_id")}
        />
      )}
      {department !== null && (
        <Switch label={t.active} description={t.activeHelp} {...form.getInputProps("active", { type: "checkbox" })} />
      )}
    </FormModal>
  );
}
