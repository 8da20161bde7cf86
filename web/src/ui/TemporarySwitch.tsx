// « Conversation temporaire » before the first question, and what that means once it is chosen. Used by the home page, by
// tasks and by new conversations, in the same words.
import { Switch } from "@mantine/core";
import { messages } from "./i18n/language";

export const useTemporaryWords = messages({
  fr: {
    choose: "Conversation temporaire",
    says: "Gardée 24\u00a0heures au plus, puis effacée. Elle n’est dans aucune liste ni aucune recherche\u00a0: gardez sa page ouverte pour la retrouver.",
  },
  en: {
    choose: "Temporary conversation",
    says: "Kept for 24 hours at most, then erased. It is in no list and no search: keep its page open to find it again.",
  },
});

interface TemporarySwitchProps {
  checked: boolean;
  onChange: (temporary: boolean) => void;
}

export function TemporarySwitch({ checked, onChange }: TemporarySwitchProps) {
  const words = useTemporaryWords();
  return (
    <Switch
      size="sm"
      label={words.choose}
      {...(checked ? { description: words.says } : {})}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
