// The words of the officers' review of what people said of the marks.
import { messages } from "../../../ui/i18n/language";

const fr = {
  title: "Signalements sur le repérage",
  lead: "Ce que les professionnels disent du repérage\u00a0: un nom manqué, une marque de trop.",
  purpose:
    "Ces signalements servent à juger le repérage et à compléter vos consignes. Rien n’en est appris automatiquement. " +
    "Ils contiennent des données personnelles\u00a0: ils sont chiffrés, et chaque lecture est inscrite au journal. Supprimez-les une fois traités.",
  waiting: { one: "signalement à traiter", other: "signalements à traiter" },
  noneWaiting: "Aucun signalement à traiter.",
  empty: { handled: "Aucun signalement traité.", all: "Aucun signalement." },
  list: "Signalements, du plus récent au plus ancien",
  kinds: { missed: "Manqué", wrong: "À tort" },
  handleNamed: (text: string) => `Marquer comme traité\u00a0: ${text}`,
  remove: "Supprimer",
  removeNamed: (text: string) => `Supprimer le signalement\u00a0: ${text}`,
  removeTitle: "Supprimer ce signalement\u00a0?",
  removeText: "Le texte et ce qui l’entoure seront effacés pour de bon. Le journal garde seulement qu’il y a eu un signalement.",
  removed: "Signalement supprimé.",
};

const en: typeof fr = {
  title: "Reports on marks",
  lead: "What professionals say of the marks: a name that was missed, a mark too many.",
  purpose:
    "These reports help to judge what is found and to complete your instructions. Nothing is learnt from them automatically. " +
    "They hold personal data: they are encrypted, and each reading goes on the audit record. Delete them once handled.",
  waiting: { one: "report to handle", other: "reports to handle" },
  noneWaiting: "No report to handle.",
  empty: { handled: "No report was handled.", all: "No report." },
  list: "Reports, newest first",
  kinds: { missed: "Missed", wrong: "Wrong" },
  handleNamed: (text) => `Mark as handled: ${text}`,
  remove: "Delete",
  removeNamed: (text) => `Delete the report: ${text}`,
  removeTitle: "Delete this report?",
  removeText: "The text and what surrounds it will be erased for good. The audit record keeps only that there was a report.",
  removed: "Report deleted.",
};

export const useWords = messages({ fr, en });
