// The hook that gives the page "Protéger un document" its words. Used in this folder only.
import { messages } from "../../../../ui/i18n/language";
import { en } from "./en";
import { fr } from "./fr";

export const useDocumentsText = messages({ fr, en });
