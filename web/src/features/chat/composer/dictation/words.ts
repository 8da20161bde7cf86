// The words of dictation.
import type { DataClass } from "../../../../api/types";
import { messages } from "../../../../ui/i18n/language";

const nbsp = "\u00a0";

export const useDictationWords = messages({
  fr: {
    dictate: "Dicter",
    begin: "Commencer",
    cancel: "Annuler",
    done: "Terminer",
    retry: "Réessayer",
    throwAway: "Effacer l’enregistrement",
    group: "Dictée",
    asking: "Autorisez le micro dans votre navigateur.",
    recording: "Enregistrement en cours. Échap l’annule.",
    sending: "Transcription…",
    inserted: "Le texte dicté est dans la zone de saisie.",
    cancelled: "Enregistrement effacé.",
    level: "Niveau du micro",
    goesTo: (model: string, hosting: string) => `Votre voix part vers «${nbsp}${model}${nbsp}» (${hosting}) et n’est pas gardée.`,
    upTo: {
      public: "Ne dictez que des informations publiques.",
      internal: "Ne dictez rien qui permette de reconnaître une personne.",
      personal: "Ne dictez pas de données de santé.",
      health: "Les données de santé sont permises.",
    } satisfies Record<DataClass, string>,
    noMicrophone: "Aucun micro n’a été trouvé sur cet appareil.",
    refused: "Le micro est refusé à cette page. Autorisez-le dans les réglages du navigateur, puis réessayez.",
    microphoneFailed: "Le micro n’a pas pu être ouvert. Une autre application l’utilise peut-être.",
    kept: "L’enregistrement est gardé sur cette page.",
  },
  en: {
    dictate: "Dictate",
    begin: "Begin",
    cancel: "Cancel",
    done: "Done",
    retry: "Try again",
    throwAway: "Discard the recording",
    group: "Dictation",
    asking: "Allow the microphone in your browser.",
    recording: "Recording. Escape cancels it.",
    sending: "Writing it down…",
    inserted: "What you dictated is in the text box.",
    cancelled: "Recording discarded.",
    level: "Level of the microphone",
    goesTo: (model: string, hosting: string) => `Your voice goes to “${model}” (${hosting}) and is not kept.`,
    upTo: {
      public: "Dictate public information only.",
      internal: "Dictate nothing by which somebody can be recognised.",
      personal: "Dictate no health data.",
      health: "Health data are allowed.",
    },
    noMicrophone: "No microphone was found on this device.",
    refused: "This page may not use the microphone. Allow it in the browser’s settings, then try again.",
    microphoneFailed: "The microphone could not be opened. Another application may be using it.",
    kept: "The recording is kept on this page.",
  },
});
