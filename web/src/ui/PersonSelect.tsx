// Choosing one person by a part of the name: the server searches, without accents and in any order. Used wherever a
// colleague is named; who is found depends on what the caller asks.
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery, type QueryKey, type UseQueryOptions } from "@tanstack/react-query";
import { useState } from "react";
import { messages } from "./i18n/language";

const TYPING_PAUSE_MS = 250;
/** The server names nobody for less. */
const FEWEST_LETTERS = 2;

const useWords = messages({
  fr: {
    placeholder: "Tapez un nom",
    clear: "Effacer",
    typeMore: "Tapez au moins deux lettres.",
    nobody: "Personne ne correspond.",
  },
  en: {
    placeholder: "Type a name",
    clear: "Clear",
    typeMore: "Type at least two letters.",
    nobody: "Nobody matches.",
  },
});

export interface NamedPerson {
  id: string;
  name: string;
}

interface PersonSelectProps<Answer, Key extends QueryKey> {
  label: string;
  description?: string;
  value: NamedPerson | null;
  onChange: (person: NamedPerson | null) => void;
  queryOf: (search: string) => UseQueryOptions<Answer, Error, Answer, Key>;
  /** The people of an answer, as they are shown. */
  peopleOf: (answer: Answer) => readonly NamedPerson[];
}

export function PersonSelect<Answer, Key extends QueryKey>({
  label,
  description,
  value,
  onChange,
  queryOf,
  peopleOf,
}: PersonSelectProps<Answer, Key>) {
  const words = useWords();
  const [typed, setTyped] = useState(value?.name ?? "");
  const [search] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const asked = search.length >= FEWEST_LETTERS && search !== value?.name;
  const found = useQuery({ ...queryOf(search), enabled: asked, placeholderData: keepPreviousData });
  const people = found.data === undefined ? [] : peopleOf(found.data);
  const offered = value !== null && !people.some(({ id }) => id === value.id) ? [value, ...people] : people;
  return (
    <Select
      label={label}
      description={description}
      placeholder={words.placeholder}
      searchable
      clearable
      clearButtonProps={{ "aria-label": words.clear }}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={search.length < FEWEST_LETTERS ? words.typeMore : words.nobody}
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      value={value?.id ?? null}
      onChange={(id) => onChange(offered.find((each) => each.id === id) ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
