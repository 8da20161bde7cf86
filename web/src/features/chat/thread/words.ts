// The words of the thread: what stands under answers, branches, comparisons, summaries, finding one's way.
import { messages } from "../../../ui/i18n/language";

export const useThreadWords = messages({
  fr: {
    moreOfAnswer: "Autres actions sur cette réponse",
    moreOfConversation: "Autres actions sur cette conversation",
    details: "Détails de la réponse",
    shortcuts: "Raccourcis clavier",
    close: "Fermer",
  },
  en: {
    moreOfAnswer: "More actions on this answer",
    moreOfConversation: "More actions on this conversation",
    details: "Details of the answer",
    shortcuts: "Keyboard shortcuts",
    close: "Close",
  },
});
