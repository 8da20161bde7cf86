// The sentence a person reads for any error. Used wherever a call can fail.
import { ApiError, NETWORK_AWAY } from "../api/client";
import { messages } from "./i18n/language";

const useWords = messages({
  fr: {
    away: "Le service ne répond pas. Vérifiez votre connexion, puis réessayez.",
    fault: (code: string) => `Une erreur imprévue s’est produite (${code}). Réessayez dans un instant.`,
  },
  en: {
    away: "The service does not answer. Check your connection, then try again.",
    fault: (code: string) => `An unexpected error occurred (${code}). Try again in a moment.`,
  },
});

/** Gives the server's own sentence when there is one, ours otherwise. */
export function useSentence(): (error: unknown) => string {
  const t = useWords();
  return (error) => {
    if (!(error instanceof ApiError)) return t.fault("web.fault");
    if (error.sentence !== "") return error.sentence;
    return error.code === NETWORK_AWAY || error.status >= 502 ? t.away : t.fault(error.code);
  };
}
