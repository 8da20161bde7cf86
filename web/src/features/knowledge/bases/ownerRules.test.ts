// The form offers no owner that the server would refuse.
import { expect, test } from "vitest";
import type { RoleHeld, SessionPerson } from "../../../api/types";
import { departmentsFor, establishmentsFor, ownersFor, readersAtFirst } from "./ownerRules";

const places = {
  establishments: [
    { id: "e1", name: "CH du Rouvray" },
    { id: "e2", name: "CH du Belvédère" },
  ],
  departments: [
    { id: "d1", name: "Psychiatrie adulte", establishment_id: "e1" },
    { id: "d2", name: "Maternité", establishment_id: "e2" },
  ],
};

function holder(...roles: RoleHeld[]): SessionPerson {
  return {
    id: "1",
    display_name: "Camille Exemple",
    login: "camille",
    language: "fr",
    establishment_id: "e1",
    establishment_name: "CH du Rouvray",
    department_name: null,
    profession: null,
    roles,
  };
}

test("a professional makes private bases only", () => {
  expect(ownersFor(holder(), places)).toEqual(["person"]);
});

test("a steward of one establishment keeps to it", () => {
  const steward = holder({ role: "steward", establishment_id: "e1", establishment_name: "CH du Rouvray" });
  expect(ownersFor(steward, places)).toEqual(["establishment", "department", "person"]);
  expect(establishmentsFor(steward, places).map(({ id }) => id)).toEqual(["e1"]);
  expect(departmentsFor(steward, places).map(({ id }) => id)).toEqual(["d1"]);
});

test("a steward of the group makes bases everywhere", () => {
  const steward = holder({ role: "steward", establishment_id: null, establishment_name: null });
  expect(ownersFor(steward, places)).toEqual(["group", "establishment", "department", "person"]);
  expect(departmentsFor(steward, places)).toHaveLength(2);
});

test("administering the group is not answering for its knowledge", () => {
  const administrator = holder({ role: "group_administrator", establishment_id: null, establishment_name: null });
  expect(ownersFor(administrator, places)).toEqual(["person"]);
});

test("a base is opened at first to those whose it is, and a private one to nobody", () => {
  expect(readersAtFirst("group", "", "")).toEqual(["group"]);
  expect(readersAtFirst("department", "e1", "d1")).toEqual(["department:d1"]);
  expect(readersAtFirst("person", "e1", "d1")).toEqual([]);
});
