// Which knowledge bases a question goes to: a button that says how many, and opens the list. Used by the home page, the
// conversation's box and the search page.
import { Menu, Text } from "@mantine/core";
import { useState } from "react";
import type { Base } from "../api/knowledge";
import classes from "./BaseChoice.module.css";
import { useLabels } from "./i18n/labels";
import { messages } from "./i18n/language";
import { matches } from "./search";

const useWords = messages({
  fr: {
    none: "Bases",
    all: "Toutes les bases",
    count: (count: number) => `Bases\u00a0: ${count}`,
    choose: (shown: string, chosen: string) => `${shown}${chosen === "" ? "" : ` (${chosen})`}. Choisir les bases à interroger`,
    title: "Chercher la réponse dans",
    search: "Chercher une base",
    nothing: "Aucune base ne porte ce nom.",
    empty: "Aucune base de connaissances ne vous est ouverte.",
    facts: (dataClass: string, documents: number) => `Données\u00a0: ${dataClass} · ${documents} document${documents > 1 ? "s" : ""}`,
    personal: "à vous seul",
    words: "par les mots seulement",
    clear: "Aucune base",
    chosen: "Bases interrogées",
    remove: (name: string) => `Ne plus interroger la base ${name}`,
  },
  en: {
    none: "Bases",
    all: "All bases",
    count: (count: number) => `Bases: ${count}`,
    choose: (shown: string, chosen: string) => `${shown}${chosen === "" ? "" : ` (${chosen})`}. Choose the bases to ask`,
    title: "Look for the answer in",
    search: "Search for a base",
    nothing: "No base has that name.",
    empty: "No knowledge base is open to you.",
    facts: (dataClass: string, documents: number) => `Data: ${dataClass} · ${documents} document${documents === 1 ? "" : "s"}`,
    personal: "yours alone",
    words: "by words only",
    clear: "No base",
    chosen: "Bases that are asked",
    remove: (name: string) => `Stop asking the base ${name}`,
  },
});

interface BaseChoiceProps {
  /** Without a choice, all of them are searched; a conversation then asks none. */
  all?: boolean;
  /** The list opens upwards. */
  above?: boolean;
  bases: readonly Base[];
  /** Ids; those of bases that are no longer there are ignored. */
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

/** So many fit a screen; with more, a name is typed faster than found. */
const MANY = 7;

export function BaseChoice({ all = false, above = false, bases, chosen, onChange }: BaseChoiceProps) {
  const t = useWords();
  const labels = useLabels();
  const [typed, setTyped] = useState("");
  const names = chosenBases(bases, chosen).map(({ name }) => name);
  const says = names.length > 0 ? t.count(names.length) : all ? t.all : t.none;
  const shown = bases.filter(({ name, description }) => matches(typed, name, description));
  return (
    <Menu
      position={above ? "top-start" : "bottom-start"}
      width="min(26rem, calc(100vw - 2rem))"
      shadow="md"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      returnFocus
      closeOnItemClick={false}
    >
      <Menu.Target>
        <button type="button" className={classes.pill} data-chosen={names.length > 0 || undefined} aria-label={t.choose(says, names.join(", "))}>
          {says}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown ?? ""}>
        {bases.length > MANY && (
          <Menu.Search value={typed} onChange={(event) => setTyped(event.currentTarget.value)} placeholder={t.search} aria-label={t.search} />
        )}
        <Menu.Label>{bases.length === 0 ? t.empty : t.title}</Menu.Label>
        <Menu.CheckboxGroup value={[...chosen]} onChange={onChange}>
          {shown.map((base) => (
            <Menu.CheckboxItem key={base.id} value={base.id}>
              <strong>{base.name}</strong>
              {base.description !== "" && (
                <Text component="span" size="sm" display="block" lineClamp={2}>
                  {base.description}
                </Text>
              )}
              <Text component="span" size="xs" c="dimmed" display="block">
                {[
                  t.facts(labels.dataClass[base.data_class], base.documents),
                  ...(base.owner.kind === "person" ? [t.personal] : []),
                  ...(base.by_sense ? [] : [t.words]),
                ].join(" · ")}
              </Text>
            </Menu.CheckboxItem>
          ))}
        </Menu.CheckboxGroup>
        {bases.length > 0 && shown.length === 0 && (
          <Text size="sm" c="dimmed" px="sm" py={6}>
            {t.nothing}
          </Text>
        )}
        {names.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange([])} closeMenuOnClick>
              {all ? t.all : t.clear}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The chosen bases as chips, each with a way out. Shows nothing without any. */
export function ChosenBases({ bases, chosen, onChange }: Pick<BaseChoiceProps, "bases" | "chosen" | "onChange">) {
  const t = useWords();
  const labels = useLabels();
  const shown = chosenBases(bases, chosen);
  if (shown.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={t.chosen}>
      {shown.map((base) => (
        <li key={base.id} className={classes.chip}>
          <span className={classes.name}>{base.name}</span>
          <span className={classes.facts}>{labels.dataClass[base.data_class]}</span>
          <button
            type="button"
            className={classes.remove}
            aria-label={t.remove(base.name)}
            onClick={() => onChange(chosen.filter((id) => id !== base.id))}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

export function chosenBases(bases: readonly Base[], chosen: readonly string[]): readonly Base[] {
  return bases.filter(({ id }) => chosen.includes(id));
}
