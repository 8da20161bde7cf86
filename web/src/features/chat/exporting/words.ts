// The words of copies and exports.
import { messages } from "../../../ui/i18n/language";

export const useExportWords = messages({
  fr: {
    copyPlain: "Copier le texte seul",
    copyMarkdown: "Copier en Markdown",
    exportWord: "Exporter en Word",
    exportMarkdown: "Exporter en Markdown",
    conversationWord: "Exporter la conversation en Word",
    conversationMarkdown: "Exporter la conversation en Markdown",
    print: "Imprimer ou PDF",
    printNote: "Seuls les échanges à l’écran sont imprimés ici. Pour toute la conversation\u00a0: Ctrl\u00a0+\u00a0P, ou «\u00a0Imprimer ou PDF\u00a0» dans le menu en haut de la conversation.",
    copied: "La réponse est copiée.",
    copyRefused: "Le navigateur a refusé la copie. Sélectionnez le texte à la main.",
    preparing: "Le document se prépare…",
    ready: (name: string) => `Document prêt\u00a0: ${name}.`,
    close: "Fermer",
    sources: "Sources",
    image: (description: string) => `Image non affichée\u00a0: ${description}`,
  },
  en: {
    copyPlain: "Copy the text alone",
    copyMarkdown: "Copy as Markdown",
    exportWord: "Export to Word",
    exportMarkdown: "Export to Markdown",
    conversationWord: "Export the conversation to Word",
    conversationMarkdown: "Export the conversation to Markdown",
    print: "Print or PDF",
    printNote: "Only the exchanges on screen are printed here. For the whole conversation: Ctrl + P, or “Print or PDF” in the menu at the top of the conversation.",
    copied: "The answer is copied.",
    copyRefused: "The browser refused to copy. Select the text by hand.",
    preparing: "The document is being prepared…",
    ready: (name: string) => `Document ready: ${name}.`,
    close: "Close",
    sources: "Sources",
    image: (description: string) => `Image not shown: ${description}`,
  },
});
