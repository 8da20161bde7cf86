// The words of the document viewer, in English.
import type { ViewerText } from "./fr";

const PDF = "application/pdf";
const opens: Record<string, (number: number) => string> = {
  [PDF]: (number) => `Page ${number}`,
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": (number) => `Slide ${number}`,
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (number) => `Sheet ${number}`,
};

export const en: ViewerText = {
  loading: "Loading the document…",
  untitled: "Document",
  viewer: "Document",
  view: "View",
  asPages: "Pages",
  asText: "Text",
  download: "Download",
  openPage: "Full page",
  attached: "Document attached to the conversation",
  version: (number, date) => `version ${number} of ${date}`,
  approved: "Approved version",
  approvedHelp: "A steward has read and approved this version.",
  overdue: (date) => `To be reviewed: this document was due for review on ${date}. Check that it still holds.`,
  warnings: "About the reading of this document",

  oldVersion: (shown) => `You are reading version ${shown}.`,
  oldVersionCited: (shown) => `You are reading version ${shown}, which your conversation cites;`,
  oldVersionOfPassage: (shown) => `You are reading version ${shown}, that of the passage you asked for;`,
  newerExists: (newer) => `there is a version ${newer}.`,
  newerAlone: (newer) => `Version ${newer} has replaced it.`,
  readNewer: (newer) => `Read version ${newer}`,

  deletedTitle: "Document deleted",
  deletedText: "It was removed from the knowledge base with its content. The answers that cited it remain, without its text.",
  unreadableTitle: "Document out of reach",
  unreadableText: "This document does not exist, or you no longer have access to it. If you need it, ask the steward of the base.",
  removedTitle: "Document removed",
  removedText: "It was removed from the conversation with its content. This excerpt, which the answer rests on, is what remains.",
  failedTitle: "Unreadable document",
  readingTitle: "Document being read",
  readingText: "It will show here as soon as it has been read. You can leave this page.",
  progress: (done, total) => `${done} of ${total}`,

  passage: "Cited passage",
  passageOf: (index, count) => `Cited passage ${index} of ${count}`,
  previousPassage: "Previous cited passage",
  nextPassage: "Next cited passage",
  passageMissing: "The passage was not found in this document.",
  atPage: (page) => `page ${page}`,

  pages: "Pages of the document. The “Text” view gives the same content as running text.",
  page: (page) => `Page ${page}`,
  pageBar: "Page and size",
  pageNumber: "Page number",
  ofPages: (count) => `of ${count}`,
  previousPage: "Previous page",
  nextPage: "Next page",
  smaller: "Smaller",
  larger: "Larger",
  fit: "Fit",
  pageFailed: "This page could not be shown. Its text is in the “Text” view.",
  pdfFailed: "This PDF could not be shown here. Read its text, or download the original.",

  textOfDocument: "Text of the document",
  table: "Table, to be scrolled",
  noText: "This document holds no text to show.",
  opens: (mediaType, number) => opens[mediaType]?.(number) ?? null,
};
