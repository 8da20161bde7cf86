// The hook that gives the conversation pages their words. Used in features/chat only.
import { messages } from "../../../ui/i18n/language";
import { en } from "./en";
import { fr } from "./fr";

export const useChatText = messages({ fr, en });
