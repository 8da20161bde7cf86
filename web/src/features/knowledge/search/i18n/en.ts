// The words of the search page, in English.
import type { SearchText } from "./fr";

export const en: SearchText = {
  title: "Document search",
  lead: "In the knowledge bases that are open to you, without a language model: you read the passages themselves.",
  box: "Words, a question, an acronym or a code",
  search: "Search",
  clear: "Clear the search",
  filters: "Filters",
  filtersSet: (count) => `Filters: ${count}`,
  closeFilters: "Close the filters",
  establishment: "Establishment",
  anyEstablishment: "All establishments",
  since: "Changed since",
  until: "Changed until",
  types: "Types of documents",
  kinds: {
    pdf: "PDF",
    texte: "Texts (Word, OpenDocument, Markdown)",
    tableur: "Spreadsheets",
    diapositives: "Slides",
    web: "Web pages",
    courriel: "E-mails",
  },
  clearFilters: "Clear the filters",
  apply: "See the results",

  searching: "Searching…",
  results: "Passages found",
  count: (count) => (count === 1 ? `${count} passage` : `${count} passages`),
  took: (milliseconds) => `${milliseconds} ms`,
  wordsOnly: "Found by words only",
  wordsOnlyWhy:
    "No search by sense was made: the rules do not allow these data to be sent there, or these bases are not prepared for it. Try other words too.",
  page: (page) => `page ${page}`,
  approved: "Approved version",
  overdue: "Review overdue",
  duplicates: (count) => (count === 1 ? "Said word for word in another passage" : `Said word for word in ${count} other passages`),
  open: (document) => `Open ${document} at the passage`,

  contradictions: "These sources do not say the same thing",
  contradictionsText: "Check which one is in force before you use it.",

  nearTitle: "No passage clearly answers",
  nearText: "The passages below only come near: read them with care.",
  nothingTitle: "Nothing was found",
  nothingText: "No passage of the bases that were searched answers this search.",
  tips: ["Try other words, or fewer.", "Check acronyms and codes: they are looked for as they are.", "Search other bases, or remove filters."],
  send: "Send the question to the steward",
  sendText: "The steward will know what is missing. You will see what is sent before you confirm.",

  ask: "Ask the question in a conversation",
  emptyTitle: "What you can look for",
  empty: ["A whole question: “How often is a PICC dressing changed?”", "A few words: “fall check-up 24 hours”", "An acronym, a code or a reference: “SOINS-PR-014”"],
  noBases: "No knowledge base is open to you for now.",
};
