// Puts bases under whose they are, the widest first. Pure; used by BasesPage.
import type { Base } from "../../../api/knowledge";

export type BaseGroup = "group" | "establishment" | "departments" | "elsewhere" | "mine";

const ORDER: readonly BaseGroup[] = ["group", "establishment", "departments", "elsewhere", "mine"];

function groupOf({ owner }: Base, home: string | null): BaseGroup {
  if (owner.kind === "group") return "group";
  if (owner.kind === "person") return "mine";
  if (owner.kind === "department") return "departments";
  return owner.establishment_id === home ? "establishment" : "elsewhere";
}

/** `home`: the person's establishment. Empty groups are left out; names are in the order of the language. */
export function groupBases(
  bases: readonly Base[],
  home: string | null,
  language: string,
): { group: BaseGroup; bases: Base[] }[] {
  const order = new Intl.Collator(language, { sensitivity: "base", numeric: true });
  return ORDER.map((group) => ({
    group,
    bases: bases.filter((base) => groupOf(base, home) === group).toSorted((a, b) => order.compare(a.name, b.name)),
  })).filter(({ bases: grouped }) => grouped.length > 0);
}
