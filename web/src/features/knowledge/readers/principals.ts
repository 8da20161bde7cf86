// The readers of a base as the server writes them ("profession:nurse:<establishment>"), read and written. Pure.
// Used by ReadersField and by what shows who reads a base.
import type { Role } from "../../../api/types";

/** Everybody with an account is a professional: readers of that kind are the group. */
export type ReaderRole = Exclude<Role, "professional">;

export type Reader =
  | { kind: "group" }
  | { kind: "establishment" | "department" | "person"; id: string }
  /** `establishmentId` null: everywhere in the group. */
  | { kind: "profession"; code: string; establishmentId: string | null }
  /** `establishmentId` null: those who hold it for the whole group, and not those of one establishment. */
  | { kind: "role"; role: ReaderRole; establishmentId: string | null };

export type ReaderKind = Reader["kind"];

export const READER_KINDS: readonly ReaderKind[] = ["group", "establishment", "department", "profession", "role", "person"];

export const READER_ROLES: readonly ReaderRole[] = ["steward", "officer", "auditor", "group_administrator"];

/** The other roles are held for the whole group only. */
export function isHeldAtPlaces(role: ReaderRole): boolean {
  return role === "steward" || role === "officer";
}

export function principalOf(reader: Reader): string {
  switch (reader.kind) {
    case "group":
      return "group";
    case "profession":
      return joined("profession", reader.code, reader.establishmentId);
    case "role":
      return joined("role", reader.role, reader.establishmentId);
    default:
      return `${reader.kind}:${reader.id}`;
  }
}

function joined(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null).join(":");
}

/** null for what this page does not know: it is then shown as it stands, and kept. */
export function readerOf(principal: string): Reader | null {
  const [kind, what = "", where] = principal.split(":");
  if (kind === "group") return { kind };
  if (what === "") return null;
  if (kind === "establishment" || kind === "department" || kind === "person") return { kind, id: what };
  if (kind === "profession") return { kind, code: what, establishmentId: where ?? null };
  if (kind === "role") return { kind, role: what as ReaderRole, establishmentId: where ?? null };
  return null;
}
