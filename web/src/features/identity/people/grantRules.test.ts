// The page offers no role that the server would refuse.
import { expect, test } from "vitest";
import type { RoleHeld, SessionPerson } from "../../../api/types";
import { mayGiveWholeGroup, onlyWholeGroup, rolesToGive } from "./grantRules";

function holder(...roles: RoleHeld[]): SessionPerson {
  return {
    id: "1",
    display_name: "Camille Exemple",
    login: "camille",
    language: "fr",
    establishment_id: "e1",
    establishment_name: "CH de l’Exemple",
    department_name: null,
    profession: null,
    roles,
  };
}

const steward = holder({ role: "steward", establishment_id: "e1", establishment_name: "CH de l’Exemple" });
const administrator = holder({ role: "group_administrator", establishment_id: null, establishment_name: null });

test("a steward makes stewards of their establishment, and no more", () => {
  expect(rolesToGive(steward)).toEqual(["steward"]);
  expect(mayGiveWholeGroup(steward)).toBe(false);
});

test("an administrator gives every role but the one that all have", () => {
  expect(rolesToGive(administrator)).toEqual(["steward", "officer", "auditor", "group_administrator"]);
  expect(mayGiveWholeGroup(administrator)).toBe(true);
});

test("auditing and administering are for the whole group", () => {
  expect(rolesToGive(administrator).filter(onlyWholeGroup)).toEqual(["auditor", "group_administrator"]);
});
