// One profession, new or changed. Used by ProfessionsPage.
import { Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { professionsQuery } from "../../../api/organisation";
import type { Profession } from "../../../api/types";
import { FormModal } from "../../../ui/FormModal";
import { useSaving } from "./useSaving";
import { useWords } from "./words";

const EMPTY: Profession = { code: "", french: "", english: "", active: true };

export function ProfessionForm({ profession, onClose }: { profession: Profession | null; onClose: () => void }) {
  const t = useWords();
  const words = t.professions;
  const saving = useSaving({
    path: "/api/professions",
    queryKey: professionsQuery.queryKey,
    onSaved: onClose,
  });
  const needed = (value: string) => (value.trim() === "" ? t.required : null);
  const form = useForm<Profession>({
    initialValues: profession ?? EMPTY,
    validate: {
      code: (value) => (/^[a-z][a-z0-9_]*$/.test(value) ? null : words.codeShape),
      french: needed,
      english: needed,
    },
  });
  function save({ code, french, english, active }: Profession) {
    const names = { french: french.trim(), english: english.trim() };
    if (profession === null) saving.mutate({ id: null, values: { code, ...names } });
    else saving.mutate({ id: profession.code, values: { ...names, active } });
  }
  return (
    <FormModal
      title={profession === null ? words.add : t.editNamed(profession.french)}
      onClose={onClose}
      onSubmit={form.onSubmit(save)}
      busy={saving.isPending}
      error={saving.error}
    >
      {profession === null && (
        <TextInput
          label={words.code}
          description={words.codeHelp}
          required
          spellCheck={false}
          {...form.getInputProps("code")}
        />
      )}
      <TextInput label={words.french} required data-autofocus {...form.getInputProps("french")} />
      <TextInput label={words.english} lang="en" required {...form.getInputProps("english")} />
      {profession !== null && (
        <Switch label={t.active} description={t.activeHelp} {...form.getInputProps("active", { type: "checkbox" })} />
      )}
    </FormModal>
  );
}
