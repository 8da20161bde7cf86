// What the form of a person holds, from and to what the server says. Used by PersonForm.
import type { Language, NewPerson, Person } from "../../../api/types";

export interface PersonValues {
  displayName: string;
  login: string;
  establishmentId: string;
  /** Empty: none. */
  departmentId: string;
  /** Empty: not stated. */
  profession: string;
  language: Language;
  active: boolean;
}

/** `home`: the establishment of the person who adds, proposed first. */
export function valuesOf(person: Person | null, home: string | null): PersonValues {
  return {
    displayName: person?.display_name ?? "",
    login: person?.login ?? "",
    establishmentId: (person === null ? home : person.establishment_id) ?? "",
    departmentId: person?.department_id ?? "",
    profession: person?.profession ?? "",
    language: person?.language ?? "fr",
    active: person?.active ?? true,
  };
}

export function toPerson(values: PersonValues): NewPerson {
  return {
    display_name: values.displayName.trim(),
    login: values.login.trim(),
    establishment_id: values.establishmentId,
    department_id: values.departmentId === "" ? null : values.departmentId,
    profession: values.profession === "" ? null : values.profession,
    language: values.language,
  };
}
