// The words of the page "Protéger un document", in English.
import type { DocumentsWords } from "./fr";

/** The server names in French what it read the copy with. */
const READERS: Partial<Record<string, string>> = {
  "lecteur de Colombage et texte brut de chaque partie": "Colombage’s reader and the raw text of every part",
  "pypdf et contenu décompressé de chaque objet": "pypdf and the decompressed content of every object",
  "texte brut": "raw text",
};
const reader = (name: string) => READERS[name] ?? name;

export const en: DocumentsWords = {
  title: "Protect a document",
  lead:
    "A copy of your document in which the names and identifiers found are replaced: a help with masking, not an " +
    "anonymisation, to be reviewed before you share it.",
  give: {
    drop: "Drop one or more documents here",
    dropNow: "Let go to protect them",
    formats: "Word, Excel, PowerPoint, LibreOffice Writer, PDF, text, Markdown or CSV. 50\u00a0MB a document, twenty documents at a time.",
    choose: "Choose documents",
    keepImages: "Keep images",
    keepImagesHelp:
      "Images are not examined: a photo, a signature, a scanned page may show a name. Otherwise they are taken out of " +
      "the copy, and a scanned PDF is refused.",
    added: (count) => (count === 1 ? "One document added to the list." : `${count} documents added to the list.`),
    folders: "A folder cannot be protected at once: choose the documents in it.",
  },
  list: {
    title: "Your documents",
    empty: "No documents yet. Only you will see those you add, and they are erased automatically.",
    kept: "The original is erased as soon as its copy is made, the copy when its time is up. Only you see them.",
    done: (ready, failed) =>
      [
        ready === 0 ? "" : ready === 1 ? "One copy is ready." : `${ready} copies are ready.`,
        failed === 0 ? "" : failed === 1 ? "One document could not be protected." : `${failed} documents could not be protected.`,
      ]
        .filter(Boolean)
        .join(" "),
  },
  upload: {
    waiting: "waiting to be sent",
    sending: (percent) => `sending ${percent}`,
    receiving: "being received",
    progressOf: (name) => `Sending ${name}`,
    cancel: (name) => `Cancel sending ${name}`,
    remove: (name) => `Take ${name} off this list`,
    retry: "Try again",
    retryNamed: (name) => `Try again to send ${name}`,
  },
  row: {
    kinds: {
      "application/pdf": "PDF",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
      "text/csv": "CSV",
      "text/markdown": "Markdown",
      "text/plain": "text",
    },
    elements: { one: "item replaced", other: "items replaced" },
    people: { one: "person", other: "people" },
    nothing: "nothing found",
    waiting: "Waiting",
    begun: "Being protected",
    working: (percent) => `Being protected: ${percent}`,
    progressOf: (name) => `Protecting ${name}`,
    erasedIn: (time) => `erased in ${time}`,
    erased: "being erased",
    failed: "This document could not be protected.",
    toCheck: "to be checked",
    download: "Download the copy",
    downloadNamed: (name) => `Download the copy of ${name}`,
    report: "Report",
    reportNamed: (name) => `Report on ${name}`,
    delete: "Delete",
    deleteNamed: (name) => `Delete ${name}`,
  },
  report: {
    leftTitle: "To look at yourself",
    replacedTitle: "Replaced in the copy",
    nothing: "Nothing was found. Reread all the more carefully: that does not prove that there is nothing.",
    names: { one: "person’s name", other: "people’s names" },
    people: (count, several) => `${count} ${several ? "different people" : "person"}`,
    removedTitle: "Removed from the copy",
    nothingRemoved: "Nothing else was removed.",
    checkTitle: "Check of the copy",
    clean: (extractor) => `Read again by an independent reader (${reader(extractor)}): none of the values replaced is in it.`,
    notClean: (extractor, count) =>
      `An independent reader (${reader(extractor)}) still finds ${count === 1 ? "one replaced value" : `${count} replaced values`} in it: do not pass this copy on.`,
    limits:
      "This check does not see what was not found. The copy remains personal data: with the table, or by putting things " +
      "together, somebody may be recognised in it.",
    tableTitle: "Table of correspondence",
    tableHelp: "It says who is who. It is not in the copy, is seen here and by you alone, and is erased with it.",
    show: "Show the table",
    showNamed: (name) => `Show the table of correspondence of ${name}`,
    hide: "Hide the table",
    hideNamed: (name) => `Hide the table of correspondence of ${name}`,
    written: "In the copy",
    value: "In the original",
  },
  dialog: {
    title: "Delete this document?",
    ready: (name) =>
      `The copy of “${name}”, its report and its table of correspondence will be erased. If you have downloaded the copy ` +
      "already, nothing will tell any more who is behind it.",
    unfinished: (name) => `“${name}” will be erased, and no copy of it made.`,
    failed: (name) => `“${name}” will be taken off this list.`,
    delete: "Delete",
  },
};
