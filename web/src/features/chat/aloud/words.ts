// The words of reading aloud: those on screen, and those that are said.
import type { Language } from "../../../api/types";
import { messages } from "../../../ui/i18n/language";

export const useAloudWords = messages({
  fr: {
    read: "Lire à voix haute",
    stop: "Arrêter la lecture",
    failed: "La voix de cet appareil s’est arrêtée. Réessayez, ou choisissez-en une autre dans les réglages du système.",
  },
  en: {
    read: "Read aloud",
    stop: "Stop reading",
    failed: "This device’s voice has stopped. Try again, or choose another one in the system’s settings.",
  },
});

/** What is left out is named: a dose within a formula must not be missing without a word. */
export const SAID: Record<Language, { formula: string; code: string; link: string }> = {
  fr: { formula: "(formule à l’écran)", code: "(bloc de code à l’écran)", link: "(lien à l’écran)" },
  en: { formula: "(formula on screen)", code: "(block of code on screen)", link: "(link on screen)" },
};
