// Choosing one colleague by a part of the name. Used by ReadersField and by the fields of a base.
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { readersQuery } from "../queries";
import { useKnowledgeText } from "../i18n/useKnowledgeText";

const TYPING_PAUSE_MS = 250;
/** The server names nobody for less. */
const FEWEST_LETTERS = 2;

export interface NamedPerson {
  id: string;
  name: string;
}

interface Props {
  label: string;
  description?: string;
  value: NamedPerson | null;
  onChange: (person: NamedPerson | null) => void;
}

export function PersonField({ label, description, value, onChange }: Props) {
  const text = useKnowledgeText().readers;
  const [typed, setTyped] = useState(value?.name ?? "");
  const [search] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const asked = search.length >= FEWEST_LETTERS && search !== value?.name;
  const found = useQuery({ ...readersQuery(search), enabled: asked, placeholderData: keepPreviousData });
  const people = (found.data?.people ?? []).map(({ id, display_name }) => ({ id, name: display_name }));
  const offered = value !== null && !people.some(({ id }) => id === value.id) ? [value, ...people] : people;
  return (
    <Select
      label={label}
      description={description}
      placeholder={text.personPlaceholder}
      searchable
      clearable
      clearButtonProps={{ "aria-label": text.clear }}
      // The server has searched already, without accents and in any order.
      filter={({ options }) => options}
      nothingFoundMessage={search.length < FEWEST_LETTERS ? text.typeMore : text.nobody}
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      value={value?.id ?? null}
      onChange={(id) => onChange(offered.find((each) => each.id === id) ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
