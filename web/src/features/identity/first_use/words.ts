// The words of the first use.
import { messages } from "../../../ui/i18n/language";

export const useWords = messages({
  fr: {
    title: "Bienvenue dans Colombage",
    lead: "Une seule question\u00a0: que voulez-vous faire de cette installation\u00a0?",
    loading: "Chargement…",
    noLinkTitle: "Ouvrez le lien des premiers pas",
    noLink:
      "Cette installation attend son premier administrateur. Le lien qui permet de commencer est affiché dans la console " +
      "où «\u00a0make start\u00a0» a été lancé. Il commence par l’adresse de ce site et se termine par «\u00a0jeton=\u00a0».",
    noLinkAgain: "Le lien ne sert qu’une fois et expire. Pour en obtenir un autre, relancez la commande.",
    tryTitle: "Essayer",
    tryText:
      "Charge un groupement de démonstration\u00a0: neuf établissements, un compte par métier et par rôle, quelques documents. " +
      "Tout est fictif et signalé comme tel.",
    tryButton: "Charger la démonstration",
    tryBusy: "Chargement de la démonstration… Cela prend quelques secondes.",
    createTitle: "Créer mon groupement",
    createText: "Donnez son nom, un premier établissement et le compte de l’administrateur. Le reste se complète ensuite.",
    createButton: "Commencer",
    back: "Revenir au choix",
    formTitle: "Créer mon groupement",
    formLead: "Tout pourra être modifié ensuite, dans l’administration.",
    groupPart: "Le groupement",
    groupName: "Nom du groupement",
    groupNameHelp: "Par exemple\u00a0: GHT Vallée de l’Exemple",
    establishmentName: "Premier établissement",
    establishmentHelp: "L’établissement support, le plus souvent. Les autres s’ajoutent ensuite.",
    administratorPart: "L’administrateur",
    displayName: "Nom affiché",
    login: "Identifiant",
    loginHelp: "Ce que vous saisirez pour vous connecter.",
    serverPart: "Un serveur de modèles",
    serverLead:
      "Facultatif. Sans serveur, Colombage sait déjà répondre à partir de vos documents en citant leurs phrases. " +
      "Tout serveur compatible avec l’interface d’OpenAI convient (vLLM, llama.cpp, Ollama…).",
    withServer: "J’ai un serveur de modèles",
    submit: "Créer le groupement",
    required: "Ce champ est nécessaire.",
    loginShape: "Deux caractères au moins\u00a0: lettres sans accent, chiffres, points, tirets ou arobase.",
  },
  en: {
    title: "Welcome to Colombage",
    lead: "One question: what do you want to do with this installation?",
    loading: "Loading…",
    noLinkTitle: "Open the first-steps link",
    noLink:
      "This installation awaits its first administrator. The link to begin is shown in the console where “make start” was run. " +
      "It begins with this site's address and ends in “jeton=”.",
    noLinkAgain: "The link works once and expires. To get another one, run the command again.",
    tryTitle: "Try it",
    tryText:
      "Loads a demonstration group: nine establishments, one account per profession and role, a few documents. " +
      "Everything is fictitious and marked as such.",
    tryButton: "Load the demonstration",
    tryBusy: "Loading the demonstration… This takes a few seconds.",
    createTitle: "Set up my group",
    createText: "Give its name, a first establishment and the administrator's account. The rest can be completed later.",
    createButton: "Begin",
    back: "Back to the choice",
    formTitle: "Set up my group",
    formLead: "Everything can be changed later, under Administration.",
    groupPart: "The group",
    groupName: "Name of the group",
    groupNameHelp: "For example: GHT Vallée de l’Exemple",
    establishmentName: "First establishment",
    establishmentHelp: "Most often the support establishment. The others are added later.",
    administratorPart: "The administrator",
    displayName: "Name shown",
    login: "Login",
    loginHelp: "What you will type to sign in.",
    serverPart: "A model server",
    serverLead:
      "Optional. Without a server, Colombage can already answer from your documents by quoting their sentences. " +
      "Any server compatible with OpenAI's interface will do (vLLM, llama.cpp, Ollama…).",
    withServer: "I have a model server",
    submit: "Set up the group",
    required: "This field is needed.",
    loginShape: "At least two characters: letters without accents, digits, dots, hyphens or at signs.",
  },
});
