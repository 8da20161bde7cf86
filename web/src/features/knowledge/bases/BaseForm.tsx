// A new base: what it is, whose, what it may hold, who reads it. Opened from BasesPage.
import { Radio, NativeSelect, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Base, OwnerKind } from "../../../api/knowledge";
import { usePerson } from "../../../api/session";
import { FormModal } from "../../../ui/FormModal";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { knowledgeCalls, refreshBases } from "../queries";
import { useReaderChoices } from "../readers/useReaderNames";
import { ClassField, NameFields, ReviewField, SharingFields, type BaseFormState } from "./BaseFields";
import { toNewBase, type BaseValues } from "./baseValues";
import { departmentsFor, establishmentsFor, ownersFor, readersAtFirst } from "./ownerRules";

interface Props {
  onClose: () => void;
  onCreated: (base: Base) => void;
}

export function BaseForm({ onClose, onCreated }: Props) {
  const t = useKnowledgeText();
  const client = useQueryClient();
  const person = usePerson();
  const form = useForm<BaseValues>({
    initialValues: {
      name: "",
      description: "",
      owner: "person",
      establishmentId: "",
      departmentId: "",
      dataClass: "internal",
      readers: [],
      responsible: { id: person.id, name: person.display_name },
      reviewOn: "",
    },
    validate: {
      name: (value) => (value.trim() === "" ? t.fields.required : null),
      establishmentId: (value, { owner }) => (owner === "establishment" && value === "" ? t.fields.required : null),
      departmentId: (value, { owner }) => (owner === "department" && value === "" ? t.fields.required : null),
    },
  });
  const creating = useMutation({
    mutationFn: (values: BaseValues) => knowledgeCalls.createBase(toNewBase(values)),
    onSuccess: async (base) => {
      await refreshBases(client);
      onCreated(base);
    },
  });
  return (
    <FormModal
      title={t.bases.create}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => creating.mutate(values))}
      busy={creating.isPending}
      error={creating.error}
      submitLabel={t.bases.createButton}
      size="lg"
    >
      <NameFields form={form} />
      <OwnerFields form={form} />
      <ClassField form={form} />
      {form.values.owner !== "person" && <SharingFields form={form} />}
      <ReviewField form={form} />
    </FormModal>
  );
}

function OwnerFields({ form }: { form: BaseFormState }) {
  const text = useKnowledgeText().fields;
  const person = usePerson();
  const choices = useReaderChoices();
  const owners = ownersFor(person, choices);
  const establishments = establishmentsFor(person, choices);
  const departments = departmentsFor(person, choices);
  const { owner, establishmentId, departmentId } = form.values;
  const nameOf = (id: string) => establishments.find((each) => each.id === id)?.name ?? "";

  function choose(next: OwnerKind, place: { establishmentId?: string; departmentId?: string } = {}) {
    const established = place.establishmentId ?? (establishmentId === "" ? (establishments[0]?.id ?? "") : establishmentId);
    const placed = place.departmentId ?? departmentId;
    form.setValues({
      owner: next,
      establishmentId: established,
      departmentId: placed,
      // A choice of readers that a person made stays; the one that the owner brought goes with it.
      ...(isAtFirst() ? { readers: readersAtFirst(next, established, placed) } : {}),
    });
  }
  function isAtFirst(): boolean {
    const first = readersAtFirst(owner, establishmentId, departmentId);
    return form.values.readers.join() === first.join();
  }
  if (owners.length === 1) return <Text size="sm">{text.privateOnly}</Text>;
  return (
    <>
      <Radio.Group label={text.owner} value={owner} onChange={(value) => choose(value)}>
        <Stack gap="xs" mt="xs">
          {owners.map((each) => (
            <Radio key={each} value={each} label={text.owners[each]} description={text.ownerHelp[each]} />
          ))}
        </Stack>
      </Radio.Group>
      {owner === "establishment" && (
        <NativeSelect
          label={text.establishment}
          data={establishments.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("establishmentId")}
          onChange={(event) => choose(owner, { establishmentId: event.currentTarget.value })}
        />
      )}
      {owner === "department" && (
        <NativeSelect
          label={text.department}
          data={[
            { value: "", label: text.choose },
            ...departments.map(({ id, name, establishment_id }) => ({
              value: id,
              label: `${name} · ${nameOf(establishment_id)}`,
            })),
          ]}
          {...form.getInputProps("departmentId")}
          onChange={(event) => {
            const chosen = departments.find(({ id }) => id === event.currentTarget.value);
            choose(owner, { departmentId: chosen?.id ?? "", establishmentId: chosen?.establishment_id ?? "" });
          }}
        />
      )}
    </>
  );
}
