// The fields of a base: what it is called, what it may hold, who reads it, who answers for it. Used by BaseForm and by
// the settings of a base; whose it is stands in BaseForm alone, for it never changes.
import { Radio, Stack, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { Base } from "../../../api/knowledge";
import { DATA_CLASSES } from "../../../api/types";
import { useLabels } from "../../../ui/i18n/labels";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { PersonField } from "../readers/PersonField";
import { ReadersField } from "../readers/ReadersField";
import type { BaseValues } from "./baseValues";

const LONGEST_NAME = 200;
const LONGEST_DESCRIPTION = 2000;

export type BaseFormState = UseFormReturnType<BaseValues>;

export function NameFields({ form }: { form: BaseFormState }) {
  const text = useKnowledgeText().fields;
  return (
    <>
      <TextInput
        label={text.name}
        description={text.nameHelp}
        required
        maxLength={LONGEST_NAME}
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Textarea
        label={text.description}
        description={text.descriptionHelp}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={LONGEST_DESCRIPTION}
        {...form.getInputProps("description")}
      />
    </>
  );
}

export function ClassField({ form }: { form: BaseFormState }) {
  const text = useKnowledgeText().fields;
  const labels = useLabels();
  return (
    <Radio.Group
      label={text.dataClass}
      description={text.dataClassHelp}
      value={form.values.dataClass}
      onChange={(value) => form.setFieldValue("dataClass", value)}
    >
      <Stack gap="xs" mt="xs">
        {DATA_CLASSES.map((value) => (
          <Radio key={value} value={value} label={text.className(labels.dataClass[value])} description={text.classHelp[value]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

interface SharingProps {
  form: BaseFormState;
  described?: Base["readers_described"];
}

/** Who reads it and who answers for it; a private base has neither to choose. */
export function SharingFields({ form, described = [] }: SharingProps) {
  const text = useKnowledgeText().fields;
  return (
    <>
      <ReadersField readers={form.values.readers} described={described} onChange={(readers) => form.setFieldValue("readers", readers)} />
      <PersonField
        label={text.responsible}
        description={text.responsibleHelp}
        value={form.values.responsible}
        onChange={(person) => form.setFieldValue("responsible", person)}
      />
    </>
  );
}

export function ReviewField({ form }: { form: BaseFormState }) {
  const text = useKnowledgeText().fields;
  return (
    <TextInput
      type="date"
      label={text.reviewOn}
      description={text.reviewHelp}
      maw={320}
      {...form.getInputProps("reviewOn")}
    />
  );
}
