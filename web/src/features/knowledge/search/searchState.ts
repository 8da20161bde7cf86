// What is searched for and where, as it stands in the address: shared, reloaded and gone back to. Pure; used by SearchPage
// and by the router.
//
// The question itself stands behind the `#`, which browsers send to no server: it may name a patient, and addresses end
// in the logs of proxies.
import type { SearchQuestion } from "../../../api/knowledge";

/** The kinds of documents that one can ask for, under the names that stand in the address. */
export const MEDIA_TYPES = {
  pdf: ["application/pdf"],
  texte: [
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
    "text/plain",
    "text/markdown",
  ],
  tableur: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  diapositives: ["application/vnd.openxmlformats-officedocument.presentationml.presentation"],
  web: ["text/html"],
  courriel: ["message/rfc822"],
} as const;

export type Kind = keyof typeof MEDIA_TYPES;
export const KINDS = Object.keys(MEDIA_TYPES) as Kind[];

/** Lists have commas between their parts; what is not asked for is left out. */
export interface SearchPlace {
  bases?: string;
  etablissement?: string;
  depuis?: string;
  jusque?: string;
  types?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function placeOf(search: Record<string, unknown>): SearchPlace {
  const text = (name: keyof SearchPlace, allowed: (value: string) => boolean) => {
    const value = search[name];
    return typeof value === "string" && value !== "" && allowed(value) ? { [name]: value } : {};
  };
  const any = () => true;
  const day = (value: string) => DAY.test(value);
  return {
    ...text("bases", any),
    ...text("etablissement", any),
    ...text("depuis", day),
    ...text("jusque", day),
    ...text("types", (value) => kindsOf(value).length > 0),
  };
}

export function idsOf(list: string | undefined): string[] {
  return (list ?? "").split(",").filter((part) => part !== "");
}

export function kindsOf(list: string | undefined): Kind[] {
  return KINDS.filter((kind) => idsOf(list).includes(kind));
}

export function questionOf(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, "")).get("q") ?? "";
}

export function hashOf(question: string): string {
  return question === "" ? "" : new URLSearchParams({ q: question }).toString();
}

/** How many of the filters beside the bases are set. */
export function countFilters({ etablissement, depuis, jusque, types }: SearchPlace): number {
  return [etablissement, depuis, jusque, types].filter((each) => each !== undefined).length;
}

export function askedOf(question: string, place: SearchPlace): SearchQuestion {
  const bases = idsOf(place.bases);
  const kinds = kindsOf(place.types);
  return {
    question,
    ...(bases.length > 0 ? { base_ids: bases } : {}),
    ...(place.etablissement !== undefined ? { establishment_id: place.etablissement } : {}),
    ...(kinds.length > 0 ? { media_types: kinds.flatMap((kind) => [...MEDIA_TYPES[kind]]) } : {}),
    ...(place.depuis !== undefined ? { since: place.depuis } : {}),
    ...(place.jusque !== undefined ? { until: place.jusque } : {}),
  };
}
