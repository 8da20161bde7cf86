// The hook that gives the pages of knowledge bases their words. Used in features/knowledge only.
import { messages } from "../../../ui/i18n/language";
import { en } from "./en";
import { fr } from "./fr";

export const useKnowledgeText = messages({ fr, en });
