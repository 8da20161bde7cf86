// French or English, by the small words of a text: a French voice makes nothing of English. Pure; used by ReadAloud.
import type { Language } from "../../../api/types";

const WORDS: Record<Language, ReadonlySet<string>> = {
  fr: new Set("le la les des du de un une et est sont dans pour par sur avec que qui ne pas vous au aux ce cette ou".split(" ")),
  en: new Set("the of and is are to in for with that this be or from not you it at by an was were as if should".split(" ")),
};
/** The beginning tells; answers may have 100,000 characters. */
const READ = 4000;

/** `otherwise` where neither is clear: a list of drugs, a third language. */
export function answerLanguage(answer: string, otherwise: Language): Language {
  const words = answer.slice(0, READ).toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (language: Language) => words.filter((word) => WORDS[language].has(word)).length;
  const [french, english] = [count("fr"), count("en")];
  if (french > 2 * english) return "fr";
  return english > 2 * french ? "en" : otherwise;
}
