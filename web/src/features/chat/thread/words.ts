// The words of the thread: what stands under answers, branches, comparisons, summaries, finding one's way.
import { messages } from "../../../ui/i18n/language";

export const useThreadWords = messages({
  fr: {
    moreOfAnswer: "Autres actions sur cette réponse",
    moreOfConversation: "Autres actions sur cette conversation",
    details: "Détails de la réponse",
    shortcuts: "Raccourcis clavier",
    position: (at: number, of: number) => `Échange ${at} sur ${of}`,
    questionOfOther: "Question",

    edit: "Modifier",
    editLabel: "Votre question, à modifier",
    editHint: "La version actuelle et la suite de la conversation restent\u00a0: vous pourrez y revenir.",
    editSend: "Envoyer",
    editCancel: "Annuler",
    version: (at: number, of: number) => `Version ${at} sur ${of}`,
    versions: "Versions de cet échange",
    previousVersion: "Version précédente",
    nextVersion: "Version suivante",

    regenerate: "Refaire la réponse",
    regenerateWith: "Refaire avec un autre modèle…",
    compareWith: "Comparer avec un autre modèle…",
    compareTwo: "Comparer deux modèles…",
    compareHint: "La même question part à l’autre modèle. Les deux réponses s’affichent côte à côte, et vous continuez avec l’une d’elles.",
    compareTwoHint: (model: string) =>
      `La prochaine question ira à «\u00a0${model}\u00a0» et au modèle choisi ici. Leurs réponses s’afficheront côte à côte, et vous continuerez avec l’une d’elles.`,
    compareStop: "Ne plus comparer",
    compareStart: "Comparer",
    twoModels: (one: string, other: string) => `${one} et ${other}`,
    comparison: "Deux réponses à la même question",
    answerOf: (model: string) => `Réponse de ${model}`,
    /** Where the two stand one under the other. */
    toSecond: "Voir l’autre réponse",
    goOnWith: "Continuer avec cette réponse",
    goOnWithModel: (model: string) => `Continuer avec cette réponse\u00a0: ${model}`,
    goesOn: "La conversation continue avec cette réponse.",
    nothingToQuote: "Ce moteur cite vos documents, il ne rédige pas\u00a0: joignez-en un ou choisissez une base, puis posez la question.",
    goOnWriting: "Continuer",
    /** Beside « Continuer avec cette réponse », which is something else. */
    goOnWritingBeside: "Écrire la suite",
    goingOn: "La suite de la réponse arrive.",
    stop: "Arrêter",
    stopOf: (model: string) => `Arrêter la réponse de ${model}`,
    chooseModel: "Choisissez un modèle",
    noOtherModel: "Aucun autre modèle n’est disponible pour l’instant.",
    cancel: "Annuler",
    modelGone: (model: string) => `«\u00a0${model}\u00a0», qui répondait jusqu’ici, n’est plus disponible. La suite ira à un autre modèle\u00a0: vérifiez lequel en haut de la page.`,

    otherModels: (count: string) => `Autres modèles\u00a0· ${count}`,
    otherModelsTitle: "Autres modèles",
    orderOfModels: "Dans l’ordre\u00a0: les modèles hébergés sur site, puis ceux qui ont déjà répondu dans cette conversation.",

    leftOut: (count: number, shown: string) =>
      count > 1
        ? `Les ${shown} échanges au-dessus n’ont pas été envoyés au modèle\u00a0: ils dépassent ce qu’il peut lire.`
        : "L’échange au-dessus n’a pas été envoyé au modèle\u00a0: il dépasse ce qu’il peut lire.",
    summarise: "Résumer les échanges précédents",
    summary: "Résumé des échanges précédents",
    summaryHint: "La suite de la conversation s’appuie sur ce résumé. Les échanges restent lisibles au-dessus.",
    summaryLeftOut: (count: number, shown: string) =>
      count > 1
        ? `Il ne comprend pas les ${shown} premiers\u00a0: ils dépassent ce que le modèle peut lire.`
        : "Il ne comprend pas le premier\u00a0: il dépasse ce que le modèle peut lire.",
    summaryBy: (model: string) => `Par ${model}`,
    unfold: "Afficher le résumé",
    fold: "Replier",

    find: "Rechercher dans la conversation",
    findCount: (at: number, of: number) => `${at} sur ${of}`,
    findNothing: "Aucun résultat",
    findPrevious: "Résultat précédent",
    findNext: "Résultat suivant",
    findClose: "Fermer la recherche",

    signIn: "Se reconnecter",
  },
  en: {
    moreOfAnswer: "More actions on this answer",
    moreOfConversation: "More actions on this conversation",
    details: "Details of the answer",
    shortcuts: "Keyboard shortcuts",
    position: (at: number, of: number) => `Exchange ${at} of ${of}`,
    questionOfOther: "Question",

    edit: "Edit",
    editLabel: "Your question, to be edited",
    editHint: "The present version and what follows it stay: you can go back to them.",
    editSend: "Send",
    editCancel: "Cancel",
    version: (at: number, of: number) => `Version ${at} of ${of}`,
    versions: "Versions of this exchange",
    previousVersion: "Previous version",
    nextVersion: "Next version",

    regenerate: "Answer again",
    regenerateWith: "Answer again with another model…",
    compareWith: "Compare with another model…",
    compareTwo: "Compare two models…",
    compareHint: "The same question goes to the other model. Both answers are shown side by side, and you go on with one of them.",
    compareTwoHint: (model: string) =>
      `The next question will go to “${model}” and to the model chosen here. Their answers will be shown side by side, and you will go on with one of them.`,
    compareStop: "Stop comparing",
    compareStart: "Compare",
    twoModels: (one: string, other: string) => `${one} and ${other}`,
    comparison: "Two answers to the same question",
    nothingToQuote: "This engine quotes your documents, it does not write: attach one or choose a base, then ask.",
    answerOf: (model: string) => `Answer by ${model}`,
    toSecond: "See the other answer",
    goOnWith: "Go on with this answer",
    goOnWithModel: (model: string) => `Go on with this answer: ${model}`,
    goesOn: "The conversation goes on with this answer.",
    goOnWriting: "Continue",
    goOnWritingBeside: "Write the rest",
    goingOn: "The rest of the answer is coming.",
    stop: "Stop",
    stopOf: (model: string) => `Stop the answer by ${model}`,
    chooseModel: "Choose a model",
    noOtherModel: "No other model is available for the moment.",
    cancel: "Cancel",
    modelGone: (model: string) => `“${model}”, which answered so far, is no longer available. What follows will go to another model: check which at the top of the page.`,

    otherModels: (count: string) => `Other models · ${count}`,
    otherModelsTitle: "Other models",
    orderOfModels: "In order: models hosted on site, then those that already answered in this conversation.",

    leftOut: (count: number, shown: string) =>
      count > 1
        ? `The ${shown} exchanges above were not sent to the model: they exceed what it can read.`
        : "The exchange above was not sent to the model: it exceeds what it can read.",
    summarise: "Summarise the earlier exchanges",
    summary: "Summary of the earlier exchanges",
    summaryHint: "The rest of the conversation builds on this summary. The exchanges stay readable above.",
    summaryLeftOut: (count: number, shown: string) =>
      count > 1
        ? `It leaves out the first ${shown}: they exceed what the model can read.`
        : "It leaves out the first one: it exceeds what the model can read.",
    summaryBy: (model: string) => `By ${model}`,
    unfold: "Show the summary",
    fold: "Fold",

    find: "Find in the conversation",
    findCount: (at: number, of: number) => `${at} of ${of}`,
    findNothing: "No result",
    findPrevious: "Previous result",
    findNext: "Next result",
    findClose: "Close the search",

    signIn: "Sign in again",
  },
});
