// Which list one looks at, as the address says it: `?dossier=`, `?vue=archivees`, `?vue=supprimees`. Used by the router
// and the list of conversations.
import type { ListState } from "../../../api/conversations";

export interface ListPlace {
  dossier?: string;
  vue?: "archivees" | "supprimees";
}

export function placeInLists({ dossier, vue }: Record<string, unknown>): ListPlace {
  if (vue === "archivees" || vue === "supprimees") return { vue };
  return typeof dossier === "string" && dossier !== "" ? { dossier } : {};
}

export function stateOf({ vue }: ListPlace): ListState {
  if (vue === undefined) return "active";
  return vue === "archivees" ? "archived" : "deleted";
}
