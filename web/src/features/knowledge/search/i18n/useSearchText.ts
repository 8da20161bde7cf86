// The hook that gives the search page its words. Used in features/knowledge/search only.
import { messages } from "../../../../ui/i18n/language";
import { en } from "./en";
import { fr } from "./fr";

export const useSearchText = messages({ fr, en });
