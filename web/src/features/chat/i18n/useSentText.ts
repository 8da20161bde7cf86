// The words about what the model saw, in the panel's protection tab.
import { messages } from "../../../ui/i18n/language";

const fr = {
  title: "Ce que le modèle a vu",
  lead: "Les repères entre crochets tiennent lieu des éléments protégés. Le modèle n’a pas reçu les valeurs.",
  loading: "Lecture de ce qui a été envoyé…",
  showValues: "Afficher les vraies valeurs",
  roles: { system: "Consignes", user: "Vous", assistant: "Réponse précédente", tool: "Outil" } as Record<string, string>,
  again: "La demande",
  chip: (written: string, value: string) => `${written}\u00a0: ${value}`,
  standsFor: (written: string) => `${written} tient lieu de`,
  notPersonal: "Ce n’était pas à protéger",
  allowed: (value: string) => `«\u00a0${value}\u00a0» ne sera plus remplacé dans cette conversation.`,
  hide: (text: string) => `Protéger désormais «\u00a0${text}\u00a0»`,
  hidden: (text: string) => `«\u00a0${text}\u00a0» sera protégé dès le prochain envoi.`,
  missedLead: "Un nom a été oublié\u00a0? Sélectionnez-le dans le texte, ou écrivez-le ici\u00a0: il sera protégé dès le prochain envoi.",
  told: "Le DPO en est averti, avec quelques mots autour et votre nom, pour améliorer le repérage.",
  restored: { one: "repère a retrouvé sa valeur dans la réponse.", other: "repères ont retrouvé leur valeur dans la réponse." },
  invented: {
    one: "repère inventé par le modèle, laissé visible dans la réponse.",
    other: "repères inventés par le modèle, laissés visibles dans la réponse.",
  },
  inexact: "Des documents ou des droits ont changé depuis\u00a0: des passages peuvent différer de ce qui a été envoyé.",
  passage: (document: string) => `Passage de «\u00a0${document}\u00a0»`,
  somePassage: "Passage d’une base",
  page: (page: number) => `page\u00a0${page}`,
  states: {
    deleted: "Le document a été supprimé depuis\u00a0: son texte n’est plus montré.",
    unreadable: "Vous n’avez plus accès à ce document\u00a0: son texte n’est plus montré.",
  },
};

const en: typeof fr = {
  title: "What the model saw",
  lead: "The placeholders in square brackets stand for the protected items. The model did not receive the values.",
  loading: "Reading what was sent…",
  showValues: "Show the real values",
  roles: { system: "Instructions", user: "You", assistant: "Earlier answer", tool: "Tool" },
  again: "The request",
  chip: (written, value) => `${written}: ${value}`,
  standsFor: (written) => `${written} stands for`,
  notPersonal: "This need not have been protected",
  allowed: (value) => `“${value}” will no longer be replaced in this conversation.`,
  hide: (text) => `Protect “${text}” from now on`,
  hidden: (text) => `“${text}” will be protected from the next message on.`,
  missedLead: "Was a name missed? Select it in the text, or write it here: it will be protected from the next message on.",
  told: "The DPO is told, with a few words around it and your name, to improve what is found.",
  restored: { one: "placeholder got its value back in the answer.", other: "placeholders got their values back in the answer." },
  invented: {
    one: "placeholder made up by the model, left visible in the answer.",
    other: "placeholders made up by the model, left visible in the answer.",
  },
  inexact: "Documents or rights have changed since: passages may differ from what was sent.",
  passage: (document) => `Passage of “${document}”`,
  somePassage: "Passage of a base",
  page: (page) => `page ${page}`,
  states: {
    deleted: "The document was deleted since: its text is no longer shown.",
    unreadable: "You no longer have access to this document: its text is no longer shown.",
  },
};

export const useSentText = messages({ fr, en });
