// The words of the search page, in French. English follows their type in en.ts.
import type { Kind } from "../searchState";

const kinds: Record<Kind, string> = {
  pdf: "PDF",
  texte: "Textes (Word, OpenDocument, Markdown)",
  tableur: "Tableurs",
  diapositives: "Diapositives",
  web: "Pages web",
  courriel: "Courriels",
};

export const fr = {
  title: "Recherche documentaire",
  lead: "Dans les bases de connaissances qui vous sont ouvertes, sans modèle de langage\u00a0: vous lisez les passages eux-mêmes.",
  box: "Mots, question, sigle ou code",
  search: "Rechercher",
  clear: "Effacer la recherche",
  filters: "Filtres",
  filtersSet: (count: number) => `Filtres\u00a0: ${count}`,
  closeFilters: "Fermer les filtres",
  establishment: "Établissement",
  anyEstablishment: "Tous les établissements",
  since: "Modifié depuis le",
  until: "Modifié jusqu’au",
  types: "Types de documents",
  kinds,
  clearFilters: "Effacer les filtres",
  apply: "Voir les résultats",

  searching: "Recherche en cours…",
  results: "Passages trouvés",
  count: (count: number) => (count > 1 ? `${count} passages` : `${count} passage`),
  took: (milliseconds: string) => `${milliseconds}\u00a0ms`,
  wordsOnly: "Trouvés par les mots seulement",
  wordsOnlyWhy:
    "La recherche par le sens n’a pas été faite\u00a0: les règles ne permettent pas d’y envoyer ces données, ou ces bases n’y sont pas préparées. Essayez aussi d’autres mots.",
  page: (page: number) => `page ${page}`,
  approved: "Version validée",
  overdue: "À relire",
  duplicates: (count: number) => (count > 1 ? `Dit à l’identique dans ${count} autres passages` : "Dit à l’identique dans un autre passage"),
  open: (document: string) => `Ouvrir ${document} au passage`,

  contradictions: "Ces sources ne disent pas la même chose",
  contradictionsText: "Vérifiez laquelle est en vigueur avant de vous en servir.",

  nearTitle: "Aucun passage ne répond nettement",
  nearText: "Les passages qui suivent s’en approchent seulement\u00a0: lisez-les avec prudence.",
  nothingTitle: "Rien n’a été trouvé",
  nothingText: "Aucun passage des bases interrogées ne répond à cette recherche.",
  tips: ["Essayez d’autres mots, ou moins de mots.", "Vérifiez les sigles et les codes\u00a0: ils sont cherchés tels quels.", "Interrogez d’autres bases, ou retirez des filtres."],
  send: "Envoyer la question au référent",
  sendText: "Le référent saura ce qui manque. Vous verrez ce qui est envoyé avant de confirmer.",

  ask: "Poser la question dans une conversation",
  emptyTitle: "Ce que vous pouvez chercher",
  empty: ["Une question entière\u00a0: «\u00a0À quel rythme changer le pansement d’un PICC\u00a0?\u00a0»", "Quelques mots\u00a0: «\u00a0chute bilan 24 heures\u00a0»", "Un sigle, un code ou une référence\u00a0: «\u00a0SOINS-PR-014\u00a0»"],
  noBases: "Aucune base de connaissances ne vous est ouverte pour l’instant.",
};

export type SearchText = typeof fr;
