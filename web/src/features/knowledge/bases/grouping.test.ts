// Each base stands once, under whose it is.
import { expect, test } from "vitest";
import type { Base, OwnerKind } from "../../../api/knowledge";
import { groupBases } from "./grouping";

function base(name: string, kind: OwnerKind, establishment: string | null = null): Base {
  return {
    id: name,
    name,
    description: "",
    owner: { kind, establishment_id: establishment, establishment_name: null, department_id: null, department_name: null },
    data_class: "internal",
    readers: [],
    readers_described: [],
    responsible: null,
    review_on: null,
    review_overdue: false,
    watched_folder: null,
    managed: false,
    documents: 0,
    by_sense: true,
    updated_at: "2026-11-22T00:00:00Z",
  };
}

test("bases of another establishment are not mixed with those of one's own", () => {
  const bases = [base("a", "person"), base("b", "establishment", "e2"), base("c", "establishment", "e1"), base("d", "group")];
  expect(groupBases(bases, "e1", "fr").map(({ group, bases: [first] }) => [group, first?.name])).toEqual([
    ["group", "d"],
    ["establishment", "c"],
    ["elsewhere", "b"],
    ["mine", "a"],
  ]);
});

test("names stand in French order, numbers as numbers", () => {
  const names = ["Zone", "Étude 10", "étude 9", "Achats"];
  const [group] = groupBases(names.map((name) => base(name, "group")), null, "fr");
  expect(group?.bases.map(({ name }) => name)).toEqual(["Achats", "étude 9", "Étude 10", "Zone"]);
});
