// The words of the scales that appear everywhere: classes of data, hosting, verdicts, roles. Used by every feature.
import type { DataClass, Hosting, Role, Verdict } from "../../api/types";
import { messages } from "./language";

interface Labels {
  dataClass: Record<DataClass, string>;
  /** Where nothing beside it says that it is about data. */
  dataOf: Record<DataClass, string>;
  /** What each class covers, in a few words. */
  dataClassHelp: Record<DataClass, string>;
  hosting: Record<Hosting, string>;
  hostingHelp: Record<Hosting, string>;
  verdict: Record<Verdict, string>;
  role: Record<Role, string>;
}

const fr: Labels = {
  dataClass: { public: "publique", internal: "interne", personal: "personnelle", health: "santé" },
  dataOf: {
    public: "Données publiques",
    internal: "Données internes",
    personal: "Données personnelles",
    health: "Données de santé",
  },
  dataClassHelp: {
    public: "Ce qui est ou sera publié de toute façon.",
    internal: "Le travail courant\u00a0: des personnes dans leur seule fonction.",
    personal: "Une personne privée\u00a0: un candidat, un agent dans sa vie privée, un patient sans élément de soin.",
    health: "Un patient et sa santé.",
  },
  hosting: { on_site: "sur site", hds: "hébergeur HDS", eu: "Union européenne", elsewhere: "hors Union européenne" },
  hostingHelp: {
    on_site: "dans les locaux du groupement",
    hds: "chez un hébergeur certifié pour les données de santé",
    eu: "dans l’Union européenne, sans certification HDS",
    elsewhere: "hors de l’Union européenne",
  },
  verdict: { as_is: "Telles quelles", pseudonymised: "Pseudonymisées", refused: "Refusées" },
  role: {
    professional: "Professionnel",
    steward: "Référent IA",
    officer: "DPO, RSSI ou comité IA",
    auditor: "Auditeur",
    group_administrator: "Administrateur du groupement",
  },
};

const en: Labels = {
  dataClass: { public: "public", internal: "internal", personal: "personal", health: "health" },
  dataOf: { public: "Public data", internal: "Internal data", personal: "Personal data", health: "Health data" },
  dataClassHelp: {
    public: "What is or will be published anyway.",
    internal: "Everyday work: people in their function only.",
    personal: "A private person: a candidate, a member of staff's private life, a patient without care data.",
    health: "A patient and their health.",
  },
  hosting: { on_site: "on site", hds: "HDS host", eu: "European Union", elsewhere: "outside the European Union" },
  hostingHelp: {
    on_site: "in the group's own rooms",
    hds: "with a host certified for health data",
    eu: "in the European Union, without HDS certification",
    elsewhere: "outside the European Union",
  },
  verdict: { as_is: "As they are", pseudonymised: "Pseudonymised", refused: "Refused" },
  role: {
    professional: "Professional",
    steward: "AI steward",
    officer: "DPO, CISO or AI committee",
    auditor: "Auditor",
    group_administrator: "Group administrator",
  },
};

export const useLabels = messages<Labels>({ fr, en });
