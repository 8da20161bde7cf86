// Whose a new base may be, by the person's grants. Mirrors the server's rules, which decide. Used by BaseForm.
import type { SessionPerson } from "../../../api/types";
import { holdsForGroup } from "../../../api/session";
import type { OwnerKind } from "../../../api/knowledge";
import type { ReaderChoices } from "../types";

type Places = Pick<ReaderChoices, "establishments" | "departments">;

/** The establishments whose bases the person may make; stewards of the group have them all. */
export function establishmentsFor(person: SessionPerson, { establishments }: Places): Places["establishments"] {
  if (holdsForGroup(person, "steward")) return establishments;
  const own = person.roles.filter(({ role }) => role === "steward").map(({ establishment_id }) => establishment_id);
  return establishments.filter(({ id }) => own.includes(id));
}

export function departmentsFor(person: SessionPerson, places: Places): Places["departments"] {
  const own = establishmentsFor(person, places).map(({ id }) => id);
  return places.departments.filter(({ establishment_id }) => own.includes(establishment_id));
}

/** Everybody may have bases of their own. */
export function ownersFor(person: SessionPerson, places: Places): OwnerKind[] {
  const owners: OwnerKind[] = [];
  if (holdsForGroup(person, "steward")) owners.push("group");
  if (establishmentsFor(person, places).length > 0) owners.push("establishment");
  if (departmentsFor(person, places).length > 0) owners.push("department");
  return [...owners, "person"];
}

/** Whom a base is opened to until somebody chooses otherwise: those whose it is. */
export function readersAtFirst(owner: OwnerKind, establishmentId: string, departmentId: string): string[] {
  if (owner === "group") return ["group"];
  if (owner === "establishment") return establishmentId === "" ? [] : [`establishment:${establishmentId}`];
  if (owner === "department") return departmentId === "" ? [] : [`department:${departmentId}`];
  return [];
}
