// The words that all queues of officers share. Used by Queue and by the rows of each.
import { messages } from "../i18n/language";

const fr = {
  filter: "Montrer",
  filters: { open: "À traiter", handled: "Traités", all: "Tous" },
  waiting: "En attente",
  handled: "Traité",
  handle: "Marquer comme traité",
  by: (name: string | null) => (name === null ? "Signalé depuis un compte effacé" : `Signalé par ${name}`),
};

const en: typeof fr = {
  filter: "Show",
  filters: { open: "To handle", handled: "Handled", all: "All" },
  waiting: "Waiting",
  handled: "Handled",
  handle: "Mark as handled",
  by: (name) => (name === null ? "Reported from an erased account" : `Reported by ${name}`),
};

export const useQueueWords = messages({ fr, en });
