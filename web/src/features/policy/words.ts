// The words of the page on the policy of data.
import { messages } from "../../ui/i18n/language";

export const useWords = messages({
  fr: {
    title: "Règles",
    lead: "Quelles données peuvent être envoyées où. La classe d’un échange est la plus haute de tout ce qui serait envoyé.",
    officers: "Le DPO, le RSSI ou le comité IA peuvent changer une case\u00a0; chaque changement est daté, nommé et inscrit au journal.",
    caption: "Ce qui est permis selon la classe des données et l’hébergement du modèle",
    dataClass: "Classe de données",
    pseudonymised:
      "Dans les cases «\u00a0Pseudonymisées\u00a0», noms, dates, lieux et numéros repérés sont remplacés avant l’envoi. Images et sons n’y passent pas.",
    changed: (when: string, who: string) => `Dernier changement le ${when}, par ${who}.`,
    changedByNobody: "Règles d’origine, jamais changées.",
    change: (dataClass: string, hosting: string, verdict: string) =>
      `Classe ${dataClass}, ${hosting}\u00a0: ${verdict}. Changer.`,
    modalTitle: (dataClass: string, hosting: string) => `Classe «\u00a0${dataClass}\u00a0», ${hosting}`,
    verdicts: {
      as_is: "Le texte part sans modification.",
      pseudonymised: "Les éléments repérés sont remplacés avant l’envoi.",
      refused: "L’envoi est refusé, et la personne est orientée vers un modèle permis.",
    },
    confirm: "Je confirme ce changement, qui vaut aussitôt pour tout le groupement et sera inscrit au journal à mon nom.",
    confirmNeeded: "Cochez la case pour confirmer.",
    submit: "Changer la règle",
    legend: "Ce qui est permis",
    sharing: "Conversations montrées à des collègues",
    sharingQuestion: "Jusqu’à quelle classe une conversation peut être montrée à des collègues",
    sharingHelp:
      "Chacun peut donner à lire ou transmettre ses conversations à des collègues ou des services de son établissement, jusqu’à cette classe. Une conversation dont la classe monte au-dessus n’est plus lue que par la personne à qui elle est.",
    sharingNow: (name: string) => `Règle en vigueur\u00a0: ${name}.`,
    sharingNone: "aucune conversation ne se partage",
    sharingUpTo: (name: string) => `jusqu’à la classe ${name}`,
    sharingChange: "Changer la règle du partage",
    sharingConfirm:
      "Je confirme ce changement, qui vaut aussitôt pour tout le groupement, partages en cours compris, et sera inscrit au journal à mon nom.",
  },
  en: {
    title: "Rules",
    lead: "Which data may be sent where. The class of an exchange is the highest of everything that would be sent.",
    officers: "The DPO, the CISO or the AI committee can change a cell; each change is dated, named and put on the audit record.",
    caption: "What is allowed, by class of data and hosting of the model",
    dataClass: "Class of data",
    pseudonymised:
      "In the “Pseudonymised” cells, names, dates, places and numbers that are found are replaced before sending. Images and sound do not pass.",
    changed: (when: string, who: string) => `Last changed on ${when}, by ${who}.`,
    changedByNobody: "Original rules, never changed.",
    change: (dataClass: string, hosting: string, verdict: string) => `Class ${dataClass}, ${hosting}: ${verdict}. Change.`,
    modalTitle: (dataClass: string, hosting: string) => `Class “${dataClass}”, ${hosting}`,
    verdicts: {
      as_is: "The text leaves unchanged.",
      pseudonymised: "What was found is replaced before sending.",
      refused: "Sending is refused, and the person is pointed to a model that is allowed.",
    },
    confirm: "I confirm this change, which holds at once for the whole group and goes on the audit record in my name.",
    confirmNeeded: "Tick the box to confirm.",
    submit: "Change the rule",
    legend: "What is allowed",
    sharing: "Conversations shown to colleagues",
    sharingQuestion: "Up to which class a conversation may be shown to colleagues",
    sharingHelp:
      "Everybody can let colleagues or departments of their establishment read their conversations, or hand them over, up to this class. A conversation whose class rises above it is read only by the person whose it is.",
    sharingNow: (name: string) => `Rule in force: ${name}.`,
    sharingNone: "no conversation is shared",
    sharingUpTo: (name: string) => `up to class ${name}`,
    sharingChange: "Change the rule on sharing",
    sharingConfirm:
      "I confirm this change, which holds at once for the whole group, open shares included, and goes on the audit record in my name.",
  },
});
