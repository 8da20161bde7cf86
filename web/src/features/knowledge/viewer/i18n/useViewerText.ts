// The hook that gives the document viewer its words. Used in features/knowledge/viewer only.
import { messages } from "../../../../ui/i18n/language";
import { en } from "./en";
import { fr } from "./fr";

export const useViewerText = messages({ fr, en });
