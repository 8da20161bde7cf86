// The words of incidents: the officers' queue, and each person's own.
import type { IncidentKind } from "../../../api/answers";
import { messages } from "../../../ui/i18n/language";

const fr = {
  title: "Incidents",
  lead: "Ce que les professionnels signalent d’une réponse\u00a0: dangereuse, fausse, fuite de données.",
  purpose:
    "Ouvrez un signalement pour lire ce qui a été joint\u00a0: chaque lecture est inscrite au journal. La suite que vous écrivez " +
    "est lue par la personne qui a signalé. Un incident traité est effacé après 90 jours.",
  waiting: { one: "incident à traiter", other: "incidents à traiter" },
  noneWaiting: "Aucun incident à traiter.",
  empty: { handled: "Aucun incident traité.", all: "Aucun incident." },
  list: "Incidents, du plus récent au plus ancien",
  kinds: { dangerous: "Dangereuse", wrong: "Fausse", data_leak: "Fuite de données", other: "Autre" } as Record<IncidentKind, string>,
  opened: {
    dangerous: "Incident\u00a0: réponse dangereuse",
    wrong: "Incident\u00a0: réponse fausse",
    data_leak: "Incident\u00a0: fuite de données",
    other: "Incident",
  } as Record<IncidentKind, string>,
  model: (id: string) => `Modèle\u00a0: ${id}`,
  open: "Ouvrir",
  openNamed: (text: string) => `Ouvrir l’incident\u00a0: ${text}`,
  description: "Ce qui s’est passé",
  question: "Question",
  answer: "Réponse",
  nothingAttached: "La question et la réponse n’ont pas été jointes.",
  outcome: "Suite donnée",
  outcomeHint: "La personne qui a signalé lira ce texte dans son compte.",
  handledDone: "Incident traité. La personne en verra la suite.",
  close: "Fermer",
  mine: "Mes signalements d’incident",
  mineEmpty: "Vous n’avez signalé aucun incident. Le bouton se trouve sous chaque réponse, dans «\u00a0⋯\u00a0».",
};

const en: typeof fr = {
  title: "Incidents",
  lead: "What professionals report of an answer: dangerous, wrong, data leak.",
  purpose:
    "Open a report to read what came with it: each reading goes on the audit record. The person who reported reads the " +
    "outcome that you write. A handled incident is erased after 90 days.",
  waiting: { one: "incident to handle", other: "incidents to handle" },
  noneWaiting: "No incident to handle.",
  empty: { handled: "No incident was handled.", all: "No incident." },
  list: "Incidents, newest first",
  kinds: { dangerous: "Dangerous", wrong: "Wrong", data_leak: "Data leak", other: "Other" },
  opened: {
    dangerous: "Incident: dangerous answer",
    wrong: "Incident: wrong answer",
    data_leak: "Incident: data leak",
    other: "Incident",
  },
  model: (id) => `Model: ${id}`,
  open: "Open",
  openNamed: (text) => `Open the incident: ${text}`,
  description: "What happened",
  question: "Question",
  answer: "Answer",
  nothingAttached: "The question and the answer were not attached.",
  outcome: "Outcome",
  outcomeHint: "The person who reported will read this text in their account.",
  handledDone: "Incident handled. The person will see the outcome.",
  close: "Close",
  mine: "Incidents I reported",
  mineEmpty: "You have reported no incident. The button is under each answer, in “⋯”.",
};

export const useIncidentWords = messages({ fr, en });
