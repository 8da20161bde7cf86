// Which roles one may give, and over what. Mirrors the server's rules, which decide. Used by GrantsModal.
import { holds } from "../../../api/session";
import type { Role, SessionPerson } from "../../../api/types";

/** Everybody with an active account is a professional: it is not given. */
export type GivenRole = Exclude<Role, "professional">;

const GIVEN: readonly GivenRole[] = ["steward", "officer", "auditor", "group_administrator"];

export function rolesToGive(giver: SessionPerson): readonly GivenRole[] {
  return holds(giver, "group_administrator") ? GIVEN : ["steward"];
}

/** Auditors and administrators are for the whole group: their work has no meaning for one establishment. */
export function onlyWholeGroup(role: GivenRole): boolean {
  return role === "auditor" || role === "group_administrator";
}

/** Only the administrators of the group give over the whole of it; stewards over the person's own establishment. */
export function mayGiveWholeGroup(giver: SessionPerson): boolean {
  return holds(giver, "group_administrator");
}
