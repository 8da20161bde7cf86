// One establishment, new or changed. Used by EstablishmentsPage.
import { Autocomplete, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { establishmentsQuery } from "../../../api/organisation";
import type { Establishment } from "../../../api/types";
import { FormModal } from "../../../ui/FormModal";
import { useSaving } from "./useSaving";
import { useWords } from "./words";

type Values = Omit<Establishment, "id">;

const EMPTY: Values = { name: "", city: "", kind: "", is_support: false, active: true };

/** What is left empty is not known, and said so. */
function orNull(text: string | null): string | null {
  const trimmed = (text ?? "").trim();
  return trimmed === "" ? null : trimmed;
}

export function EstablishmentForm({
  establishment,
  onClose,
}: {
  establishment: Establishment | null;
  onClose: () => void;
}) {
  const t = useWords();
  const words = t.establishments;
  const saving = useSaving({ path: "/api/establishments", queryKey: establishmentsQuery.queryKey, onSaved: onClose });
  const form = useForm<Values>({
    initialValues:
      establishment === null
        ? EMPTY
        : { ...establishment, city: establishment.city ?? "", kind: establishment.kind ?? "" },
    validate: { name: (value) => (value.trim() === "" ? t.required : null) },
  });
  function save({ name, city, kind, is_support, active }: Values) {
    const values = { name: name.trim(), city: orNull(city), kind: orNull(kind), is_support };
    if (establishment === null) saving.mutate({ id: null, values });
    else saving.mutate({ id: establishment.id, values: { ...values, active } });
  }
  return (
    <FormModal
      title={establishment === null ? words.add : t.editNamed(establishment.name)}
      onClose={onClose}
      onSubmit={form.onSubmit(save)}
      busy={saving.isPending}
      error={saving.error}
    >
      <TextInput label={words.name} required data-autofocus {...form.getInputProps("name")} />
      <TextInput label={words.city} {...form.getInputProps("city")} />
      <Autocomplete label={words.kind} data={words.kinds} {...form.getInputProps("kind")} />
      <Switch
        label={words.support}
        description={words.supportHelp}
        {...form.getInputProps("is_support", { type: "checkbox" })}
      />
      {establishment !== null && (
        <Switch label={t.active} description={t.activeHelp} {...form.getInputProps("active", { type: "checkbox" })} />
      )}
    </FormModal>
  );
}
