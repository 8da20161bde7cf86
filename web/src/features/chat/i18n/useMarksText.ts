// The words about what is found while a question is written, and about what the model saw after it.
import { messages } from "../../../ui/i18n/language";

const fr = {
  /** « 3 éléments seront protégés » */
  replaced: { one: "élément sera protégé", other: "éléments seront protégés" },
  found: { one: "élément repéré", other: "éléments repérés" },
  left: { one: "laissé tel quel", other: "laissés tels quels" },
  others: { one: "autre", other: "autres" },
  line: (counted: string, kinds: string) => `${counted}\u00a0: ${kinds}`,
  nothing: "Aucune donnée personnelle repérée",
  refused: (dataClass: string) => `${dataClass}\u00a0: ce modèle ne peut pas les recevoir`,
  spoken: (counted: string) => `${counted}.`,
  spokenNothing: "Plus rien de repéré.",
  failing: "Le repérage ne répond pas pour l’instant. Votre texte sera examiné à l’envoi.",

  title: "Ce qui est repéré dans votre texte",
  fate: {
    protected: "Avant l’envoi, chaque élément est remplacé par un repère, puis remis dans la réponse.",
    minimised:
      "Avant l’envoi, les numéros et ce qui touche une personne privée sont remplacés. Dates, communes et noms de " +
      "professionnels restent\u00a0: la règle le permet pour un texte interne.",
    as_is: "Ce modèle est hébergé sur site\u00a0: votre texte lui est envoyé tel quel.",
    refused: "Ce modèle ne peut pas recevoir ces données. À l’envoi, les modèles permis vous seront proposés.",
  },
  teach: "Vous pouvez souvent vous passer des noms.",
  limits: "Le repérage aide, il ne garantit rien\u00a0: relisez-vous.",
  times: (count: string) => `${count} fois`,
  let: "Ce n’est pas à protéger",
  letNamed: (text: string) => `Ce n’est pas à protéger\u00a0: ${text}`,
  letThrough: "Laissé tel quel",
  staysByRule: "Restera dans le texte",
  again: "Protéger de nouveau",
  againNamed: (text: string) => `Protéger de nouveau\u00a0: ${text}`,
  added: "Ajouté par vous",
  takeBack: "Retirer",
  takeBackNamed: (text: string) => `Retirer\u00a0: ${text}`,
  always: "Toujours protégé",
  alwaysWhy: "Numéros de soins, dates de naissance et comptes bancaires ne partent jamais en clair.",
  tooLong: "Trop long pour être laissé tel quel.",
  full: "Cinquante corrections au plus pour un envoi.",
  protect: (text: string) => `Protéger «\u00a0${text}\u00a0»`,
  addLabel: "Ajouter un nom manqué",
  add: "Ajouter",
  addTooLong: "Un nom, pas une phrase\u00a0: 120 caractères au plus.",
  told: "Chaque correction est transmise au DPO, avec quelques mots autour et votre nom, pour améliorer le repérage.",
};

const en: typeof fr = {
  replaced: { one: "item will be protected", other: "items will be protected" },
  found: { one: "item found", other: "items found" },
  left: { one: "left as it is", other: "left as they are" },
  others: { one: "other", other: "others" },
  line: (counted, kinds) => `${counted}: ${kinds}`,
  nothing: "No personal data found in this text",
  refused: (dataClass) => `${dataClass}: this model may not receive them`,
  spoken: (counted) => `${counted}.`,
  spokenNothing: "Nothing found any more.",
  failing: "The finder does not answer right now. Your text will be examined when you send it.",

  title: "What was found in your text",
  fate: {
    protected: "Before sending, each item is replaced by a placeholder, then put back in the answer.",
    minimised:
      "Before sending, numbers and whatever is a private person's are replaced. Dates, towns and professionals' names " +
      "stay: the rule allows it for an internal text.",
    as_is: "This model is hosted on site: your text is sent to it as it is.",
    refused: "This model may not receive these data. When you send, you will be offered the models that may.",
  },
  teach: "You can often do without names.",
  limits: "Finding helps, it guarantees nothing: review before you send.",
  times: (count) => `${count} times`,
  let: "This need not be protected",
  letNamed: (text) => `This need not be protected: ${text}`,
  letThrough: "Left as it is",
  staysByRule: "Will stay in the text",
  again: "Protect again",
  againNamed: (text) => `Protect again: ${text}`,
  added: "Added by you",
  takeBack: "Take back",
  takeBackNamed: (text) => `Take back: ${text}`,
  always: "Always protected",
  alwaysWhy: "Numbers of care, dates of birth and bank accounts are never sent as they are.",
  tooLong: "Too long to be left as it is.",
  full: "Fifty corrections at most for one message.",
  protect: (text) => `Protect “${text}”`,
  addLabel: "Add a missed name",
  add: "Add",
  addTooLong: "A name, not a sentence: 120 characters at most.",
  told: "Each correction goes to the DPO, with a few words around it and your name, to improve what is found.",
};

export const useMarksText = messages({ fr, en });
