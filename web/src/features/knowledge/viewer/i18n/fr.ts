// The words of the document viewer, in French. English follows their type in en.ts.

const PDF = "application/pdf";
const opens: Record<string, (number: number) => string> = {
  [PDF]: (number) => `Page\u00a0${number}`,
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": (number) => `Diapositive\u00a0${number}`,
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (number) => `Feuille\u00a0${number}`,
};

export const fr = {
  loading: "Chargement du document…",
  untitled: "Document",
  viewer: "Document",
  view: "Affichage",
  asPages: "Pages",
  asText: "Texte",
  download: "Télécharger",
  openPage: "Pleine page",
  attached: "Document joint à la conversation",
  version: (number: number, date: string) => `version ${number} du ${date}`,
  approved: "Version validée",
  approvedHelp: "Cette version a été relue et validée par un référent.",
  overdue: (date: string) => `À relire\u00a0: ce document devait être revu le ${date}. Vérifiez qu’il est toujours valable.`,
  warnings: "À savoir sur la lecture de ce document",

  oldVersion: (shown: number) => `Vous lisez la version ${shown}.`,
  oldVersionCited: (shown: number) => `Vous lisez la version ${shown}, citée dans votre conversation\u00a0;`,
  oldVersionOfPassage: (shown: number) => `Vous lisez la version ${shown}, celle du passage demandé\u00a0;`,
  newerExists: (newer: number) => `une version ${newer} existe.`,
  newerAlone: (newer: number) => `La version ${newer} l’a remplacée.`,
  readNewer: (newer: number) => `Lire la version ${newer}`,

  deletedTitle: "Document supprimé",
  deletedText: "Il a été retiré de la base de connaissances avec son contenu. Les réponses qui le citaient restent, sans son texte.",
  unreadableTitle: "Document inaccessible",
  unreadableText: "Ce document n’existe pas, ou vous n’y avez plus accès. Si vous en avez besoin, adressez-vous au référent de la base.",
  removedTitle: "Document retiré",
  removedText: "Il a été retiré de la conversation avec son contenu. Il en reste cet extrait, sur lequel la réponse s’appuie.",
  failedTitle: "Document illisible",
  readingTitle: "Document en cours de lecture",
  readingText: "Il s’affichera ici dès que sa lecture sera finie. Vous pouvez quitter cette page.",
  progress: (done: string, total: string) => `${done} sur ${total}`,

  passage: "Passage cité",
  passageOf: (index: number, count: number) => `Passage cité ${index} sur ${count}`,
  previousPassage: "Passage cité précédent",
  nextPassage: "Passage cité suivant",
  passageMissing: "Le passage demandé n’a pas été retrouvé dans ce document.",
  atPage: (page: number) => `page ${page}`,

  pages: "Pages du document. L’affichage «\u00a0Texte\u00a0» donne le même contenu en texte suivi.",
  page: (page: number) => `Page\u00a0${page}`,
  pageBar: "Page et taille",
  pageNumber: "Numéro de page",
  ofPages: (count: string) => `sur ${count}`,
  previousPage: "Page précédente",
  nextPage: "Page suivante",
  smaller: "Réduire",
  larger: "Agrandir",
  fit: "Ajuster",
  pageFailed: "Cette page n’a pas pu être affichée. Son texte est dans l’affichage «\u00a0Texte\u00a0».",
  pdfFailed: "Ce PDF n’a pas pu être affiché ici. Lisez-en le texte, ou téléchargez l’original.",

  textOfDocument: "Texte du document",
  table: "Tableau, à faire défiler",
  noText: "Ce document ne contient pas de texte à afficher.",
  opens: (mediaType: string, number: number): string | null => opens[mediaType]?.(number) ?? null,
};

export type ViewerText = typeof fr;
