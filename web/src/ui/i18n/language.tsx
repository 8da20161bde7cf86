// The language on screen, French first. Wraps the app; `useLanguage` and `messages` are for every feature.
//
// A feature writes `fr.ts` (plain strings, functions where something is filled in) and `en.ts` typed by it, then
//   const useMessages = messages({ fr, en });   …   const t = useMessages();   t.title, t.found(3)
// A missing or superfluous translation is a type error; nothing is looked up by name at run time.
import { createContext, use, useCallback, useLayoutEffect, useMemo, useState, type ReactNode } from "react";
import type { Language } from "../../api/types";

const STORAGE_KEY = "colombage.language";

interface LanguageChoice {
  language: Language;
  setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice>({ language: "fr", setLanguage: () => undefined });

function remembered(): Language {
  try {
    return localStorage.getItem(STORAGE_KEY) === "en" ? "en" : "fr";
  } catch {
    return "fr"; // storage is forbidden in some managed browsers
  }
}

export function LanguageProvider({ children, initial }: { children: ReactNode; initial?: Language }) {
  const [language, choose] = useState<Language>(() => initial ?? remembered());
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const setLanguage = useCallback((chosen: Language) => {
    choose(chosen);
    try {
      localStorage.setItem(STORAGE_KEY, chosen);
    } catch {
      // The choice then lasts as long as the page.
    }
  }, []);
  const choice = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageChoice {
  return use(LanguageContext);
}

/** Makes the hook that gives a feature its words in the language on screen. */
export function messages<Words extends object>(words: Record<Language, Words>): () => Words {
  return function useMessages() {
    return words[useLanguage().language];
  };
}
