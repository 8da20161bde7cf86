// The words around pictures: in the box, in the thread, in a refusal.
import type { DataClass } from "../../../../api/types";
import { messages } from "../../../../ui/i18n/language";

const nbsp = "\u00a0";

export const useImageWords = messages({
  fr: {
    question: (several: boolean) => (several ? `Que montrent les images${nbsp}?` : `Que montre l’image${nbsp}?`),
    shows: {
      public: "Rien de confidentiel",
      internal: "Un écran ou un document internes",
      personal: "Des personnes reconnaissables, ou leur nom",
      health: "Un patient, ou des données de santé",
    } satisfies Record<DataClass, string>,
    cannotBeProtected: `Une image ne peut pas être protégée${nbsp}: elle part telle quelle.`,
    notAllowed: (model: string) => `Les règles ne la laissent pas partir vers «${nbsp}${model}${nbsp}».`,
    textOnly: "Envoyer seulement le texte reconnu",
    blind: (model: string) => `«${nbsp}${model}${nbsp}» ne voit pas les images${nbsp}: seul le texte reconnu lui est envoyé.`,
    blindNothing: (model: string) =>
      `«${nbsp}${model}${nbsp}» ne voit pas les images, et aucun texte n’y a été reconnu${nbsp}: il n’en saura rien.`,
    choose: (model: string) => `Utiliser «${nbsp}${model}${nbsp}», qui les voit`,
    textFound: "Texte reconnu",
    noText: "Sans texte reconnu",
    pasted: (time: string) => `Image collée ${time}`,
    enlarge: (name: string) => `Agrandir ${name}`,
    close: "Fermer",
    images: "Images jointes",
    waiting: "En attente",
    retry: "Réessayer",
  },
  en: {
    question: (several: boolean) => (several ? "What do the pictures show?" : "What does the picture show?"),
    shows: {
      public: "Nothing confidential",
      internal: "An internal screen or document",
      personal: "People one can recognise, or their names",
      health: "A patient, or health data",
    },
    cannotBeProtected: "A picture cannot be protected: it is sent as it is.",
    notAllowed: (model: string) => `The rules do not let it go to “${model}”.`,
    textOnly: "Send only the text that was recognised",
    blind: (model: string) => `“${model}” does not see pictures: it is sent only the text that was recognised.`,
    blindNothing: (model: string) =>
      `“${model}” does not see pictures, and no text was recognised in them: it will know nothing of them.`,
    choose: (model: string) => `Use “${model}”, which sees them`,
    textFound: "Text recognised",
    noText: "No text recognised",
    pasted: (time: string) => `Pasted picture ${time}`,
    enlarge: (name: string) => `Enlarge ${name}`,
    close: "Close",
    images: "Attached pictures",
    waiting: "Waiting",
    retry: "Try again",
  },
});
