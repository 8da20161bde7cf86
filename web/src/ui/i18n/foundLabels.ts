// What sorts of identifiers there are, and who somebody is, in words that can be counted: « 2 dates de naissance ».
// Used wherever what was found is told: conversations, the officers' review, protected documents.
import { useCallback } from "react";
import type { Label } from "../../api/protection";
import type { Language } from "../../api/types";
import { useLanguage } from "./language";

export interface FoundLabel {
  one: string;
  other: string;
}

const FR: Record<Label, FoundLabel> = {
  person: { one: "personne", other: "personnes" },
  birth_date: { one: "date de naissance", other: "dates de naissance" },
  date: { one: "date", other: "dates" },
  age: { one: "âge au-delà de 89 ans", other: "âges au-delà de 89 ans" },
  address: { one: "adresse postale", other: "adresses postales" },
  town: { one: "commune ou code postal", other: "communes ou codes postaux" },
  room: { one: "chambre ou lit", other: "chambres ou lits" },
  email: { one: "adresse électronique", other: "adresses électroniques" },
  phone: { one: "numéro de téléphone", other: "numéros de téléphone" },
  url: { one: "lien vers une personne", other: "liens vers une personne" },
  nir: { one: "numéro de sécurité sociale", other: "numéros de sécurité sociale" },
  ins: { one: "identité nationale de santé", other: "identités nationales de santé" },
  ipp: { one: "numéro de patient IPP", other: "numéros de patient IPP" },
  stay_number: { one: "numéro de séjour", other: "numéros de séjour" },
  rpps: { one: "numéro RPPS", other: "numéros RPPS" },
  adeli: { one: "numéro ADELI", other: "numéros ADELI" },
  finess: { one: "numéro FINESS", other: "numéros FINESS" },
  siret: { one: "numéro SIRET", other: "numéros SIRET" },
  iban: { one: "IBAN", other: "IBAN" },
  plate: { one: "plaque d’immatriculation", other: "plaques d’immatriculation" },
  hospital: { one: "établissement de soins", other: "établissements de soins" },
  organisation: { one: "organisation", other: "organisations" },
  hidden: { one: "texte codé ou déguisé", other: "textes codés ou déguisés" },
};

const EN: Record<Label, FoundLabel> = {
  person: { one: "person", other: "people" },
  birth_date: { one: "date of birth", other: "dates of birth" },
  date: { one: "date", other: "dates" },
  age: { one: "age over 89", other: "ages over 89" },
  address: { one: "postal address", other: "postal addresses" },
  town: { one: "town or postcode", other: "towns or postcodes" },
  room: { one: "room or bed", other: "rooms or beds" },
  email: { one: "e-mail address", other: "e-mail addresses" },
  phone: { one: "phone number", other: "phone numbers" },
  url: { one: "link to a person", other: "links to a person" },
  nir: { one: "social security number", other: "social security numbers" },
  ins: { one: "national health identity", other: "national health identities" },
  ipp: { one: "IPP patient number", other: "IPP patient numbers" },
  stay_number: { one: "stay number", other: "stay numbers" },
  rpps: { one: "RPPS number", other: "RPPS numbers" },
  adeli: { one: "ADELI number", other: "ADELI numbers" },
  finess: { one: "FINESS number", other: "FINESS numbers" },
  siret: { one: "SIRET number", other: "SIRET numbers" },
  iban: { one: "IBAN", other: "IBANs" },
  plate: { one: "vehicle plate", other: "vehicle plates" },
  hospital: { one: "hospital", other: "hospitals" },
  organisation: { one: "organisation", other: "organisations" },
  hidden: { one: "encoded or disguised text", other: "encoded or disguised texts" },
};

const FOUND: Record<Language, Partial<Record<string, FoundLabel>>> = { fr: FR, en: EN };

/** « inconnu » is not said: nothing in the text tells who it is. */
const ROLES: Record<Language, Record<string, string>> = {
  fr: { patient: "Patient", relative: "Proche", professional: "Professionnel" },
  en: { patient: "Patient", relative: "Relative", professional: "Professional" },
};

/** The words for a label; a label that a newer server may send is shown as it is. */
export function useFoundLabel(): (label: string) => FoundLabel {
  const { language } = useLanguage();
  return useCallback((label) => FOUND[language][label] ?? { one: label, other: label }, [language]);
}

/** « Patient », « Proche », « Professionnel »; null when nothing tells. */
export function useRoleName(): (role: string | null) => string | null {
  const { language } = useLanguage();
  return useCallback((role) => (role === null ? null : (ROLES[language][role] ?? null)), [language]);
}
