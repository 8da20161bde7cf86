// The names of readers, as people say them: "Infirmier, CH du Rouvray". Used by ReadersField.
import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "../../../ui/i18n/language";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { readersQuery } from "../queries";
import type { ReaderChoices } from "../types";
import { readerOf, type Reader } from "./principals";

const NONE: ReaderChoices = { establishments: [], departments: [], professions: [], roles: [], people: [] };

export function useReaderChoices(): ReaderChoices {
  return useQuery(readersQuery()).data ?? NONE;
}

/** Names what can be chosen; people are named by whoever found them. */
export function useReaderNames(): (reader: Reader) => string {
  const text = useKnowledgeText().readers;
  const { language } = useLanguage();
  const choices = useReaderChoices();
  const place = (id: string | null) => choices.establishments.find((each) => each.id === id)?.name;
  const at = (name: string, id: string | null) => [name, place(id)].filter(Boolean).join(", ");

  return (reader) => {
    switch (reader.kind) {
      case "group":
        return text.group;
      case "establishment":
        return place(reader.id) ?? "";
      case "department": {
        const department = choices.departments.find((each) => each.id === reader.id);
        return department === undefined ? "" : at(department.name, department.establishment_id);
      }
      case "profession": {
        const known = choices.professions.find((each) => each.code === reader.code);
        const name = known === undefined ? reader.code : language === "fr" ? known.french : known.english;
        return at(name, reader.establishmentId);
      }
      case "role":
        return at(text.roles[reader.role], reader.establishmentId);
      case "person":
        return "";
    }
  };
}

/** A name for any reader as the server writes it: what it said itself, else ours, else the principal as it stands. */
export function nameIn(
  labels: ReadonlyMap<string, string>,
  nameOf: (reader: Reader) => string,
): (principal: string) => string {
  return (principal) => {
    const said = labels.get(principal);
    if (said !== undefined) return said;
    const reader = readerOf(principal);
    const name = reader === null ? "" : nameOf(reader);
    return name === "" ? principal : name;
  };
}
