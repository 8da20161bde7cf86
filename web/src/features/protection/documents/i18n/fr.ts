// The words of the page "Protéger un document", in French. English follows their type in en.ts.

interface Forms {
  one: string;
  other: string;
}

const elements: Forms = { one: "élément remplacé", other: "éléments remplacés" };
const people: Forms = { one: "personne", other: "personnes" };
const kinds: Record<string, string> = {
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
  "text/csv": "CSV",
  "text/markdown": "Markdown",
  "text/plain": "texte",
};

export const fr = {
  title: "Protéger un document",
  lead:
    "Une copie de votre document où les noms et les identifiants repérés sont remplacés\u00a0: une aide au masquage, " +
    "pas une anonymisation, à relire avant de diffuser.",
  give: {
    drop: "Glissez ici un ou plusieurs documents",
    dropNow: "Lâchez pour les protéger",
    formats: "Word, Excel, PowerPoint, LibreOffice Writer, PDF, texte, Markdown ou CSV. 50\u00a0Mo par document, vingt documents à la fois.",
    choose: "Choisir des documents",
    keepImages: "Garder les images",
    keepImagesHelp:
      "Elles ne sont pas lues\u00a0: une photo, une signature, une page numérisée peut montrer un nom. Sinon elles sont " +
      "retirées de la copie, et un PDF numérisé est refusé.",
    added: (count: number) => (count === 1 ? "Un document ajouté à la liste." : `${count} documents ajoutés à la liste.`),
    folders: "Un dossier ne se protège pas d’un coup\u00a0: choisissez les documents qu’il contient.",
  },
  list: {
    title: "Vos documents",
    empty: "Aucun document pour l’instant. Vous seul verrez ceux que vous déposez, et ils s’effacent d’eux-mêmes.",
    kept: "L’original est effacé dès que la copie est faite, la copie au terme indiqué. Vous seul les voyez.",
    done: (ready: number, failed: number) =>
      [
        ready === 0 ? "" : ready === 1 ? "Une copie est prête." : `${ready} copies sont prêtes.`,
        failed === 0 ? "" : failed === 1 ? "Un document n’a pas pu être protégé." : `${failed} documents n’ont pas pu être protégés.`,
      ]
        .filter(Boolean)
        .join(" "),
  },
  upload: {
    waiting: "en attente d’envoi",
    sending: (percent: string) => `envoi ${percent}`,
    receiving: "réception",
    progressOf: (name: string) => `Envoi de ${name}`,
    cancel: (name: string) => `Annuler l’envoi de ${name}`,
    remove: (name: string) => `Retirer ${name} de cette liste`,
    retry: "Réessayer",
    retryNamed: (name: string) => `Réessayer d’envoyer ${name}`,
  },
  row: {
    kinds,
    elements,
    people,
    nothing: "aucun élément repéré",
    waiting: "En attente",
    begun: "Traitement en cours",
    working: (percent: string) => `Traitement\u00a0: ${percent}`,
    progressOf: (name: string) => `Traitement de ${name}`,
    erasedIn: (time: string) => `effacé dans ${time}`,
    erased: "effacement en cours",
    failed: "Ce document n’a pas pu être protégé.",
    toCheck: "à vérifier",
    download: "Télécharger la copie",
    downloadNamed: (name: string) => `Télécharger la copie de ${name}`,
    report: "Compte rendu",
    reportNamed: (name: string) => `Compte rendu de ${name}`,
    delete: "Supprimer",
    deleteNamed: (name: string) => `Supprimer ${name}`,
  },
  report: {
    leftTitle: "À regarder vous-même",
    replacedTitle: "Remplacé dans la copie",
    nothing: "Rien n’a été repéré. Relisez d’autant plus attentivement\u00a0: cela ne prouve pas qu’il n’y a rien.",
    /** Places where somebody is named; how many people they are is said beside. */
    names: { one: "nom de personne", other: "noms de personnes" },
    people: (count: string, several: boolean) => `${count} ${several ? "personnes différentes" : "personne"}`,
    removedTitle: "Retiré de la copie",
    nothingRemoved: "Rien d’autre n’a été retiré.",
    checkTitle: "Contrôle de la copie",
    clean: (extractor: string) =>
      `Relue par un lecteur indépendant (${extractor})\u00a0: aucune des valeurs remplacées n’y figure.`,
    notClean: (extractor: string, count: number) =>
      `Un lecteur indépendant (${extractor}) y retrouve encore ${count === 1 ? "une valeur remplacée" : `${count} valeurs remplacées`}\u00a0: ne diffusez pas cette copie.`,
    limits:
      "Ce contrôle ne voit pas ce qui n’a pas été repéré. La copie reste une donnée personnelle\u00a0: avec la table, ou par " +
      "recoupement, quelqu’un peut y être reconnu.",
    tableTitle: "Table de correspondance",
    tableHelp: "Elle dit qui est qui. Elle n’est pas dans la copie, ne se voit qu’ici et par vous, et s’efface avec elle.",
    show: "Montrer la table",
    showNamed: (name: string) => `Montrer la table de correspondance de ${name}`,
    hide: "Cacher la table",
    hideNamed: (name: string) => `Cacher la table de correspondance de ${name}`,
    written: "Dans la copie",
    value: "Dans l’original",
  },
  dialog: {
    title: "Supprimer ce document\u00a0?",
    ready: (name: string) =>
      `La copie de «\u00a0${name}\u00a0», son compte rendu et sa table de correspondance seront effacés. Si vous avez déjà ` +
      "téléchargé la copie, rien ne dira plus qui s’y cache.",
    unfinished: (name: string) => `«\u00a0${name}\u00a0» sera effacé, et aucune copie n’en sera faite.`,
    failed: (name: string) => `«\u00a0${name}\u00a0» sera effacé de cette liste.`,
    delete: "Supprimer",
  },
};

export type DocumentsWords = typeof fr;
