// The words of the pages of knowledge bases, in French. English follows their type in en.ts.
import type { OwnerKind, ReportReason } from "../../../api/knowledge";
import type { DataClass } from "../../../api/types";
import type { Kind } from "../documents/kinds";
import type { ReaderKind, ReaderRole } from "../readers/principals";
import type { BaseGroup } from "../bases/grouping";

interface Forms {
  one: string;
  other: string;
}

const ownerHelp: Record<OwnerKind, string> = {
  group: "Tenue par les référents du groupement.",
  establishment: "Tenue par les référents de l’établissement.",
  department: "Celle d’un service, tenue par les référents de son établissement.",
  person: "Vous seul la lisez, pour toujours\u00a0: elle ne se partage pas.",
};
const owners: Record<OwnerKind, string> = {
  group: "Groupement",
  establishment: "Établissement",
  department: "Service",
  person: "Personnelle",
};
const classHelp: Record<DataClass, string> = {
  public: "Ce qui est ou sera publié\u00a0: recommandations, notices, pages de site.",
  internal: "Le travail courant\u00a0: protocoles, procédures, notes de service.",
  personal: "Des personnes privées y sont nommées\u00a0: candidats, agents dans leur vie privée.",
  health: "Des patients et leur santé. Seuls les modèles qui peuvent recevoir ces données y répondront.",
};
const kinds: Record<Kind, string> = {
  pdf: "PDF",
  text: "texte",
  markdown: "Markdown",
  docx: "Word",
  xlsx: "Excel",
  pptx: "PowerPoint",
  odt: "OpenDocument",
  html: "page web",
  eml: "courriel",
};
const groups: Record<BaseGroup, string> = {
  group: "Du groupement",
  establishment: "De mon établissement",
  departments: "Des services",
  elsewhere: "D’autres établissements",
  mine: "Mes bases personnelles",
};
const readerKinds: Record<ReaderKind, string> = {
  group: "Tout le groupement",
  establishment: "Un établissement",
  department: "Un service",
  profession: "Un métier",
  role: "Un rôle",
  person: "Une personne",
};
const readerRoles: Record<ReaderRole, string> = {
  steward: "Référents IA",
  officer: "DPO, RSSI ou comité IA",
  auditor: "Auditeurs",
  group_administrator: "Administrateurs du groupement",
};
const reasons: Record<ReportReason, string> = {
  wrong: "C’est faux",
  outdated: "C’est périmé",
  unclear: "Ce n’est pas clair",
  off_topic: "C’est hors sujet",
  other: "Autre remarque",
};
const documentForms: Forms = { one: "document", other: "documents" };

export const fr = {
  documentForms,
  dataClass: (name: string) => `classe ${name}`,
  reviewOn: (day: string) => `à relire le ${day}`,
  overdue: "relecture dépassée",
  bySense: "Par les mots et par le sens",
  wordsOnly: "Recherche par mots seulement",
  wordsOnlyReason: "Les règles du groupement ne permettent pas de calculer le sens de documents de cette classe.",
  fields: {
    required: "Ce champ est nécessaire.",
    choose: "Choisir…",
    name: "Nom",
    nameHelp: "Ce que vos collègues liront\u00a0: «\u00a0Protocoles d’hygiène\u00a0», «\u00a0Marchés 2026\u00a0».",
    description: "Description",
    descriptionHelp: "Ce que l’on y trouve, et ce que l’on n’y trouve pas.",
    owner: "Pour qui\u00a0?",
    owners,
    ownerHelp,
    privateOnly: "Cette base sera personnelle\u00a0: vous seul la lirez. Les référents IA créent les bases partagées.",
    establishment: "Établissement",
    department: "Service",
    dataClass: "Classe des données",
    dataClassHelp: "La plus haute de ce que contiendront ses documents. Elle vaut pour toute réponse qui s’y appuie.",
    className: (name: string) => name.charAt(0).toUpperCase() + name.slice(1),
    classHelp,
    responsible: "Qui en répond",
    responsibleHelp: "La personne à qui s’adresser\u00a0: elle lit la base, même sans être parmi les lecteurs.",
    reviewOn: "Date de relecture",
    reviewHelp: "Passé ce jour, la base s’affiche comme étant à relire.",
  },
  readers: {
    legend: "Qui la lit",
    help: "Un seul de ces titres suffit. Les référents qui tiennent la base la lisent toujours.",
    none: "Personne d’autre que ceux qui la tiennent.",
    add: "Ajouter",
    kinds: readerKinds,
    roles: readerRoles,
    which: "Lequel",
    where: "Où",
    choose: "Choisir…",
    everywhere: "Partout",
    wholeGroup: "Pour tout le groupement",
    group: "Tout le groupement",
    addButton: "Ajouter",
    remove: (name: string) => `Retirer ${name}`,
    person: "Nom",
  },
  bases: {
    title: "Bases de connaissances",
    lead: "Des documents que l’on interroge\u00a0: chaque phrase d’une réponse ouvre la page d’où elle vient.",
    create: "Créer une base",
    createFirst: "Créer ma première base",
    createButton: "Créer la base",
    filter: "Filtrer les bases",
    none: "Aucune base ne correspond.",
    groups,
    answers: (name: string) => `répond\u00a0: ${name}`,
    ask: "Interroger",
    askNamed: (name: string) => `Interroger ${name}`,
    search: "Rechercher",
    searchNamed: (name: string) => `Rechercher dans ${name}`,
    firstTitle: "Aucune base ne vous est ouverte pour l’instant",
    firstText:
      "Une base de connaissances réunit des documents que l’on interroge avec ses mots. Chaque phrase de la réponse " +
      "porte un numéro, qui ouvre le document à la page.",
    firstSteps: [
      "Créez une base\u00a0: personnelle, elle n’est lue que par vous\u00a0; partagée, elle l’est par ceux que vous choisissez.",
      "Déposez-y des documents\u00a0: PDF, Word, Excel, PowerPoint, courriels… un par un ou par dossiers entiers.",
      "Interrogez-la dans une conversation, ou cherchez-y un passage sans aucun modèle.",
    ],
  },
  base: {
    title: "Base de connaissances",
    loading: "Chargement…",
    parts: "Parties de la base",
    documents: "Documents",
    quality: "Qualité",
    settings: "Réglages",
    owner: "Appartient à",
    owners: { group: "le groupement", establishment: "", department: "", person: "vous seul" },
    dataClass: "Classe des données",
    responsible: "Qui en répond",
    nobody: "personne",
    readers: "Qui la lit",
    review: "À relire le",
    searched: "Recherche",
  },
  documents: {
    title: "Documents",
    search: "Chercher un document par son nom",
    state: "État",
    states: {
      all: "Tous",
      open: "En cours de lecture",
      ready: "Prêts",
      failed: "En échec",
    },
    empty: "Aucun document pour l’instant. Déposez-en ci-dessus\u00a0: ils seront trouvables dès qu’ils seront lus.",
    emptyForReaders: "Aucun document pour l’instant.",
    countForms: documentForms,
    foundForms: { one: "document trouvé", other: "documents trouvés" },
    open: (count: string) => `${count} en cours de lecture`,
    failedCount: (count: number) => `${count} en échec`,
    allRead: (failed: number) =>
      failed === 0 ? "Tous les documents sont lus." : `Lecture terminée\u00a0; ${failed} en échec.`,
    pager: "Pages de la liste",
    previous: "Précédents",
    next: "Suivants",
    pageNumber: (number: number) => `Page ${number}`,
    kinds,
    pageForms: {
      pages: { one: "page", other: "pages" },
      slides: { one: "diapositive", other: "diapositives" },
      sheets: { one: "feuille", other: "feuilles" },
    },
    versionNumber: (number: number) => `version ${number}`,
    approved: "validé",
    watched: "dossier suivi",
    serving: (newest: number, current: number) => `La version ${newest} n’est pas en service, la version ${current} répond.`,
    failed: "La lecture n’a pas abouti.",
    retry: "Réessayer",
    retryNamed: (name: string) => `Réessayer de lire ${name}`,
    steps: {
      waiting: "En attente de lecture",
      scanning: "Analyse antivirus",
      begun: "Lecture en cours",
    },
    pagesRead: {
      pages: (done: string, total: string) => `Lecture\u00a0: page ${done} sur ${total}`,
      slides: (done: string, total: string) => `Lecture\u00a0: diapositive ${done} sur ${total}`,
      sheets: (done: string, total: string) => `Lecture\u00a0: feuille ${done} sur ${total}`,
    },
    passagesMade: (done: string, total: string) =>
      `Déjà trouvable par ses mots\u00a0; sens calculé pour ${done} passages sur ${total}`,
    progressOf: (name: string) => `Lecture de ${name}`,
    notes: (count: number) => (count === 1 ? "1 remarque sur la lecture" : `${count} remarques sur la lecture`),
    sameAs: "Même contenu que",
    inBase: (base: string) => `dans «\u00a0${base}\u00a0»`,
    actsOn: (name: string) => `Actions sur ${name}`,
    acts: {
      replace: "Nouvelle version…",
      rename: "Renommer ou déplacer",
      approve: "Valider cette version",
      withdraw: "Retirer la validation",
      review: "Date de relecture",
      retry: "Relire",
      delete: "Supprimer",
    },
    dialogs: {
      required: "Ce champ est nécessaire.",
      renameTitle: "Renommer ou déplacer",
      name: "Nom",
      folder: "Dossier",
      folderHelp: "Par exemple Protocoles/2026\u00a0; vide\u00a0: à la racine de la base.",
      approveTitle: "Valider ce document",
      approve: "Valider",
      approveText: (name: string, version: number) =>
        `La version ${version} de «\u00a0${name}\u00a0» passera devant les documents qui la contredisent. ` +
        "Une nouvelle version devra être validée à son tour.",
      reviewTitle: (name: string) => `Relecture de ${name}`,
      reviewOn: "Date de relecture",
      reviewHelp: "Passé ce jour, le document s’affiche comme étant à relire et recule dans les réponses. Vide\u00a0: aucune date.",
      deleteTitle: "Supprimer ce document\u00a0?",
      deleteText: (name: string) => `«\u00a0${name}\u00a0» sera supprimé, et rien ne pourra le rétablir\u00a0:`,
      deleteConsequences: [
        "toutes ses versions, leurs fichiers, leurs passages et leurs vecteurs disparaissent\u00a0;",
        "les réponses déjà reçues gardent leur texte, mais leurs citations diront «\u00a0document supprimé\u00a0».",
      ],
      deleteWatched: "Il vient d’un dossier suivi\u00a0: retirez-le aussi de ce dossier, sinon il reviendra.",
      delete: "Supprimer",
    },
  },
  uploads: {
    title: "Envois",
    drop: "Glissez ici des fichiers ou des dossiers entiers",
    dropNow: "Lâchez pour les ajouter à la base",
    formats: "PDF, Word, Excel, PowerPoint, OpenDocument, page web, courriel, texte, Markdown. On peut aussi les coller.",
    chooseFiles: "Choisir des fichiers",
    chooseFolder: "Choisir un dossier",
    left: (count: number) =>
      count === 1
        ? "1 fichier laissé de côté\u00a0: image, archive ou fichier technique."
        : `${count} fichiers laissés de côté\u00a0: images, archives ou fichiers techniques.`,
    nothing: "Ce dossier ne contient aucun fichier.",
    unreadable: "Le navigateur n’a pas pu lire ce qui a été déposé. Réessayez avec «\u00a0Choisir un dossier\u00a0».",
    begun: (count: number) => (count === 1 ? "Envoi d’un fichier." : `Envoi de ${count} fichiers.`),
    running: (kept: string, added: string) => `Envoi\u00a0: ${kept} sur ${added}`,
    ended: (kept: number, failed: number, known: number) =>
      [
        kept === 0 ? "Aucun fichier ajouté" : kept === 1 ? "1 fichier ajouté" : `${kept} fichiers ajoutés`,
        failed === 0 ? "" : failed === 1 ? "1 refusé" : `${failed} refusés`,
        known === 0 ? "" : known === 1 ? "1 déjà là" : `${known} déjà là`,
      ]
        .filter(Boolean)
        .join(", "),
    stop: "Tout arrêter",
    clear: "Effacer cette liste",
    more: (count: string) => `Et ${count} autres.`,
    waiting: "en attente",
    sending: (percent: string) => `envoi ${percent}`,
    keeping: "vérification",
    progressOf: (name: string) => `Envoi de ${name}`,
    retry: "Réessayer",
    retryNamed: (name: string) => `Réessayer d’envoyer ${name}`,
    cancel: (name: string) => `Annuler l’envoi de ${name}`,
    remove: (name: string) => `Retirer ${name} de cette liste`,
  },
  settings: {
    title: "La base",
    save: "Enregistrer",
    saved: (name: string) => `Réglages de «\u00a0${name}\u00a0» enregistrés.`,
    watchedTitle: "Dossier suivi",
    watchedText:
      "La base peut suivre un dossier du serveur, par exemple un partage réseau. Ce qui y est ajouté ou modifié est relu " +
      "seul, environ chaque minute\u00a0; ce qui en est retiré quitte la base. Un partage démonté n’efface rien.",
    watchedFolder: "Chemin du dossier",
    watchedHelp: "Relatif au dossier que l’administrateur du serveur a ouvert. Vide\u00a0: rien n’est suivi.",
    watchedPlaceholder: "hygiene/protocoles",
    deleteTitle: "Supprimer la base",
    deleteText: (documents: string) =>
      `La base et ce qu’elle contient (${documents}) disparaîtront, avec leurs fichiers, leurs passages et leurs vecteurs. ` +
      "Les citations déjà données diront «\u00a0document supprimé\u00a0». Rien ne pourra les rétablir.",
    typeName: (name: string) => `Pour confirmer, saisissez son nom\u00a0: ${name}`,
    delete: "Supprimer la base",
    deleted: (name: string) => `La base «\u00a0${name}\u00a0» a été supprimée.`,
  },
  quality: {
    askedTitle: "Questions posées",
    askedText:
      "Les 90 derniers jours. Seuls des nombres sont gardés, par thème\u00a0: ni les mots des questions, ni qui les a posées. " +
      "Le thème est le nom du document le plus proche.",
    asked: "Posées",
    unanswered: "Sans réponse",
    share: (percent: string) => `soit ${percent}`,
    theme: "Thème",
    noTheme: "Aucun document proche",
    themesTitle: "Questions par thème",
    themesText: "Là où il manque le plus d’abord.",
    reportsTitle: "Signalements des collègues",
    reportsText: "Ce que des collègues ont choisi de vous envoyer, en sachant que leur nom y figure.",
    noReport: "Rien en attente.",
    handledCount: (count: number) => (count === 1 ? "1 signalement traité" : `${count} signalements traités`),
    handle: "Marquer comme traité",
    handleNamed: (what: string) => `Marquer comme traité\u00a0: ${what}`,
    somebody: "Quelqu’un",
    document: "Document",
    page: (number: number) => `page ${number}`,
    kinds: { question: "Question sans réponse", passage: "Passage signalé" },
    quoted: (question: string) => `«\u00a0${question}\u00a0»`,
    reasons,
    overdueTitle: "Documents à relire",
    noOverdue: "Aucune relecture n’est en retard.",
    dueSince: (day: string) => `à relire depuis le ${day}`,
    open: "Ouvrir",
    openNamed: (name: string) => `Ouvrir ${name}`,
    testTitle: "Jeu de questions",
    testText:
      "Des questions dont vous connaissez le document. Chaque essai mesure combien de fois il est parmi les cinq premiers " +
      "trouvés\u00a0; il est rejoué seul après chaque réindexation.",
    run: "Lancer l’essai",
    lastRun: (recall: string, ago: string) => `Dernier essai\u00a0: ${recall} trouvés, ${ago}.`,
    runsTitle: "Essais",
    chart: (first: string, last: string, count: number) =>
      count === 1
        ? `Un essai\u00a0: ${last} des documents trouvés parmi les cinq premiers.`
        : `${count} essais\u00a0: de ${first} à ${last} des documents trouvés parmi les cinq premiers.`,
    chartCaption: "Part des documents attendus trouvés parmi les cinq premiers, d’essai en essai.",
    ranAt: "Essai",
    recall: "Parmi les 5",
    rank: "Rang réciproque",
    questionCount: "Questions",
    reindexed: "après réindexation",
    questionsTitle: "Les questions",
    noQuestion: "Aucune question pour l’instant. Une dizaine, tirée du terrain, suffit pour commencer.",
    expects: (documents: string) => `attend\u00a0: ${documents}`,
    missed: "non trouvé au dernier essai",
    remove: "Retirer",
    removeNamed: (question: string) => `Retirer la question ${question}`,
    question: "Question",
    questionHelp: "Comme un collègue la poserait, sans les mots du titre.",
    expected: "Documents attendus",
    expectedPlaceholder: "Tapez le nom d’un document",
    noDocument: "Aucun document ne correspond.",
    add: "Ajouter la question",
  },
};

export type KnowledgeWords = typeof fr;
