// One person, new or changed. Used by PeoplePage; a new one comes with an invitation link.
import { NativeSelect, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client";
import { departmentsQuery, establishmentsQuery, professionsQuery } from "../../../api/organisation";
import { usePerson } from "../../../api/session";
import type { Invited, Person } from "../../../api/types";
import { FormModal } from "../../../ui/FormModal";
import { useLanguage } from "../../../ui/i18n/language";
import { isLogin } from "../../../ui/login";
import { peopleKey } from "./peopleQuery";
import { toPerson, valuesOf, type PersonValues } from "./personValues";
import { useWords } from "./words";

interface Props {
  person: Person | null;
  onClose: () => void;
  onInvited: (invited: Invited) => void;
}

export function PersonForm({ person, onClose, onInvited }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const home = usePerson().establishment_id;
  const { data: establishments = [] } = useQuery(establishmentsQuery);
  const { data: departments = [] } = useQuery(departmentsQuery);
  const { data: professions = [] } = useQuery(professionsQuery);
  const form = useForm<PersonValues>({
    initialValues: valuesOf(person, home),
    validate: {
      displayName: (value) => (value.trim() === "" ? t.required : null),
      login: (value) => (isLogin(value) ? null : t.loginShape),
      establishmentId: (value) => (value === "" ? t.required : null),
    },
  });
  const saving = useMutation({
    mutationFn: (values: PersonValues) =>
      person === null
        ? api.post<Invited>("/api/people", toPerson(values))
        : api.patch<undefined>(`/api/people/${person.id}`, { ...toPerson(values), active: values.active }),
    onSuccess: async (invited) => {
      await queries.invalidateQueries({ queryKey: peopleKey });
      if (invited !== undefined && person === null) onInvited(invited);
      else onClose();
    },
  });
  const places = departments.filter(
    (each) => each.establishment_id === form.values.establishmentId && (each.active || each.id === person?.department_id),
  );
  const offered = professions.filter((each) => each.active || each.code === person?.profession);

  return (
    <FormModal
      title={person === null ? t.add : t.editNamed(person.display_name)}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => saving.mutate(values))}
      busy={saving.isPending}
      error={saving.error}
      submitLabel={person === null ? t.createAndInvite : t.save}
    >
      <TextInput label={t.name} required data-autofocus {...form.getInputProps("displayName")} />
      <TextInput
        label={t.login}
        description={t.loginHelp}
        required
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps("login")}
      />
      <NativeSelect
        label={t.establishment}
        required
        data={[{ value: "", label: "" }, ...establishments.map(({ id, name }) => ({ value: id, label: name }))]}
        {...form.getInputProps("establishmentId")}
        onChange={(event) => {
          form.setFieldValue("establishmentId", event.currentTarget.value);
          form.setFieldValue("departmentId", ""); // a department belongs to one establishment
        }}
      />
      <NativeSelect
        label={t.department}
        data={[{ value: "", label: t.noDepartment }, ...places.map(({ id, name }) => ({ value: id, label: name }))]}
        {...form.getInputProps("departmentId")}
      />
      <NativeSelect
        label={t.profession}
        data={[
          { value: "", label: t.noProfession },
          ...offered.map(({ code, french, english }) => ({ value: code, label: language === "fr" ? french : english })),
        ]}
        {...form.getInputProps("profession")}
      />
      <NativeSelect
        label={t.language}
        data={[
          { value: "fr", label: "Français" },
          { value: "en", label: "English" },
        ]}
        {...form.getInputProps("language")}
      />
      {person !== null && (
        <Switch label={t.active} description={t.activeHelp} {...form.getInputProps("active", { type: "checkbox" })} />
      )}
    </FormModal>
  );
}
