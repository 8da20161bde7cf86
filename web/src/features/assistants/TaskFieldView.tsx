// One field of a task's form, by its kind. Rendered by TaskForm.
import { Input, Radio, TextInput } from "@mantine/core";
import { use } from "react";
import type { TaskField } from "../../api/tasks";
import { AskingPartsContext } from "../../ui/asking";
import { BaseChoice, ChosenBases } from "../../ui/BaseChoice";
import { useFormat } from "../../ui/i18n/format";
import { countOf } from "./formRules";
import { GivenDocuments } from "./GivenDocuments";
import classes from "./TaskForm.module.css";
import type { TaskFormState } from "./useTaskForm";
import { useWords } from "./words";

interface FieldProps {
  field: TaskField;
  form: TaskFormState;
  /** The field that the work is about: it gets the room. */
  isMain: boolean;
}

export function TaskFieldView(props: FieldProps) {
  switch (props.field.kind) {
    case "long":
      return <LongField {...props} />;
    case "short":
      return <ShortField {...props} />;
    case "choice":
      return <ChoiceField {...props} />;
    case "bases":
      return <BasesField {...props} />;
  }
}

function useFault({ field, form }: FieldProps): string | null {
  const t = useWords();
  const format = useFormat();
  const fault = form.faults[field.id];
  if (fault === undefined) return null;
  if (fault === "missing") return t.missing;
  return t.tooLong(format.number(countOf(form.values[field.id] ?? "") - field.longest));
}

function useLabel({ field }: FieldProps): string {
  const t = useWords();
  return field.required ? field.label : `${field.label} (${t.optional})`;
}

function LongField(props: FieldProps) {
  const { field, form, isMain } = props;
  const t = useWords();
  const format = useFormat();
  const parts = use(AskingPartsContext);
  const label = useLabel(props);
  const fault = useFault(props);
  const id = `task-${field.id}`;
  const value = form.values[field.id] ?? "";
  if (parts === null) return null;
  return (
    <div className={classes.field}>
      <Input.Label htmlFor={id}>{label}</Input.Label>
      <Input.Description id={`${id}-hint`} mb={6}>
        {field.hint}
      </Input.Description>
      <parts.MarkedText
        id={id}
        value={value}
        onChange={(text) => form.setValue(field.id, text)}
        marked={form.draft}
        onMarked={form.change}
        model={form.model}
        declaredClass={form.declaredClass}
        bases={form.chosen}
        rows={isMain && field.longest > 4000 ? { least: 8, most: 18 } : { least: 3, most: 10 }}
        isWrong={fault !== null}
        describedBy={`${id}-hint ${id}-says`}
      />
      <div className={classes.under}>
        <span id={`${id}-says`} className={classes.fault} role={fault === null ? undefined : "alert"}>
          {fault}
        </span>
        <span className={classes.counter} data-over={countOf(value) > field.longest || undefined}>
          {t.counter(format.number(countOf(value)), format.number(field.longest))}
        </span>
      </div>
      {field.documents !== null && <GivenDocuments field={field} form={form} />}
    </div>
  );
}

function ShortField(props: FieldProps) {
  const { field, form } = props;
  return (
    <TextInput
      className={classes.field}
      label={useLabel(props)}
      description={field.hint}
      value={form.values[field.id] ?? ""}
      maxLength={field.longest}
      error={useFault(props)}
      onChange={(event) => form.setValue(field.id, event.currentTarget.value)}
    />
  );
}

function ChoiceField(props: FieldProps) {
  const { field, form } = props;
  return (
    <Radio.Group
      className={classes.field}
      label={useLabel(props)}
      description={field.hint === "" ? undefined : field.hint}
      value={form.values[field.id] ?? ""}
      error={useFault(props)}
      onChange={(value) => form.setValue(field.id, value)}
    >
      <div className={classes.options}>
        {field.options.map(({ id, label }) => (
          <Radio key={id} value={id} label={label} aria-invalid={form.faults[field.id] !== undefined || undefined} />
        ))}
      </div>
    </Radio.Group>
  );
}

function BasesField({ field, form }: FieldProps) {
  const t = useWords();
  const chosen = form.chosen.map(({ id }) => id);
  const choose = (baseIds: string[]) => form.change({ baseIds });
  return (
    <div className={classes.field} role="group" aria-labelledby={`task-${field.id}`} aria-describedby={`task-${field.id}-hint`}>
      <Input.Label component="span" id={`task-${field.id}`}>
        {field.label}
      </Input.Label>
      <Input.Description id={`task-${field.id}-hint`} mb={6}>
        {form.bases.length === 0 ? t.noBases : field.hint}
      </Input.Description>
      {form.bases.length > 0 && (
        <>
          <ChosenBases bases={form.bases} chosen={chosen} onChange={choose} />
          <BaseChoice bases={form.bases} chosen={chosen} onChange={choose} />
        </>
      )}
      {form.lacksSources && (
        <p className={classes.fault} role="alert">
          {t.nowhere}
        </p>
      )}
    </div>
  );
}
