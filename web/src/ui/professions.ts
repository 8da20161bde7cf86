// The name of a profession in the language on screen. Used wherever a person's profession is shown.
import { useQuery } from "@tanstack/react-query";
import { professionsQuery } from "../api/organisation";
import { useLanguage } from "./i18n/language";

/** Falls back to the code itself, while the list loads and for codes that are gone. */
export function useProfessionName(): (code: string) => string {
  const { language } = useLanguage();
  const { data } = useQuery(professionsQuery);
  return (code) => {
    const known = data?.find((each) => each.code === code);
    if (known === undefined) return code;
    return language === "fr" ? known.french : known.english;
  };
}
