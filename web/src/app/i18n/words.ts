// The hook that gives the shell its words. Used in app/ only.
import { messages } from "../../ui/i18n/language";
import { en } from "./en";
import { fr } from "./fr";

export const useWords = messages({ fr, en });
