// The words of what people say of answers, as officers read it.
import type { FeedbackReason } from "../../../api/answers";
import { messages } from "../../../ui/i18n/language";

const fr = {
  title: "Avis sur les réponses",
  lead: "Ce que les professionnels pensent des réponses, modèle par modèle, sans un mot des conversations.",
  byModel: "Avis par modèle",
  none: "Personne n’a encore donné son avis sur une réponse.",
  useful: { one: "utile", other: "utiles" },
  notUseful: { one: "pas utile", other: "pas utiles" },
  share: (percent: string) => `${percent} d’avis favorables`,
  reasonsOf: (model: string) => `Raisons données pour ${model}`,
  reasons: {
    incorrect: "Incorrecte",
    incomplete: "Incomplète",
    off_topic: "Hors sujet",
    wrong_sources: "Sources fausses",
    too_long: "Trop longue",
    tone: "Ton inadapté",
  } as Record<FeedbackReason, string>,
  comments: "Commentaires",
  commentsNote: "Sans le nom de leur auteur. Chaque lecture est inscrite au journal.",
  read: "Lire les commentaires",
  noComments: "Aucun commentaire.",
  isUseful: "Utile",
  isNotUseful: "Pas utile",
};

const en: typeof fr = {
  title: "Feedback on answers",
  lead: "What professionals think of answers, model by model, without a word of the conversations.",
  byModel: "Feedback by model",
  none: "Nobody has given feedback on an answer yet.",
  useful: { one: "useful", other: "useful" },
  notUseful: { one: "not useful", other: "not useful" },
  share: (percent) => `${percent} favourable`,
  reasonsOf: (model) => `Reasons given for ${model}`,
  reasons: {
    incorrect: "Incorrect",
    incomplete: "Incomplete",
    off_topic: "Off topic",
    wrong_sources: "Wrong sources",
    too_long: "Too long",
    tone: "Wrong tone",
  },
  comments: "Comments",
  commentsNote: "Without their author’s name. Each reading goes on the audit record.",
  read: "Read the comments",
  noComments: "No comment.",
  isUseful: "Useful",
  isNotUseful: "Not useful",
};

export const useFeedbackWords = messages({ fr, en });
