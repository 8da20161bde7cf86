// The parts of the administration and the roles that each is shown to. The server holds the rights themselves.
import { holds } from "../../api/session";
import type { Role, SessionPerson } from "../../api/types";

const ALL_THREE: Role[] = ["group_administrator", "steward", "officer"];
const ADMINISTERING: Role[] = ["group_administrator", "steward"];

const PARTS = [
  { to: "/administration/professionnels", name: "people", roles: ADMINISTERING },
  { to: "/administration/etablissements", name: "establishments", roles: ADMINISTERING },
  { to: "/administration/services", name: "departments", roles: ADMINISTERING },
  { to: "/administration/metiers", name: "professions", roles: ["group_administrator"] },
  { to: "/administration/modeles", name: "models", roles: ALL_THREE },
  { to: "/administration/regles", name: "policy", roles: ALL_THREE },
  { to: "/administration/signalements", name: "reports", roles: ["officer"] },
  { to: "/administration/incidents", name: "incidents", roles: ["officer"] },
  { to: "/administration/avis", name: "feedback", roles: ["officer"] },
] as const satisfies readonly { to: string; name: string; roles: readonly Role[] }[];

export type Part = (typeof PARTS)[number];

export function partsFor(person: SessionPerson): Part[] {
  return PARTS.filter((part) => holds(person, ...part.roles));
}
