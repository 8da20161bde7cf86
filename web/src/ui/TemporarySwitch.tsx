// « Conversation temporaire » before the first question, and what that means once it is chosen. Used by the home page, by
// tasks and by new conversations, in the same words.
// What it means stands on a line of its own: in a row of buttons, no button moves when it is chosen.
import { Switch } from "@mantine/core";
import { useId } from "react";
import { messages } from "./i18n/language";
import classes from "./TemporarySwitch.module.css";

export const useTemporaryWords = messages({
  fr: {
    choose: "Conversation temporaire",
    short: "Temporaire",
    says: "Gardée 24\u00a0heures au plus, puis effacée. Elle n’est dans aucune liste ni aucune recherche\u00a0: gardez sa page ouverte pour la retrouver.",
  },
  en: {
    choose: "Temporary conversation",
    short: "Temporary",
    says: "Kept for 24 hours at most, then erased. It is in no list and no search: keep its page open to find it again.",
  },
});

interface TemporarySwitchProps {
  checked: boolean;
  onChange: (temporary: boolean) => void;
  /** In a row of buttons: where that is narrow, only half its name is drawn. */
  inRow?: boolean;
}

export function TemporarySwitch({ checked, onChange, inRow = false }: TemporarySwitchProps) {
  const words = useTemporaryWords();
  const note = useId();
  return (
    <>
      <Switch
        size="sm"
        label={inRow ? <ShorterName whole={words.choose} short={words.short} /> : words.choose}
        checked={checked}
        aria-describedby={checked ? note : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {checked && (
        <p id={note} className={classes.says}>
          {words.says}
        </p>
      )}
    </>
  );
}

/** Whoever listens always hears the whole name. */
function ShorterName({ whole, short }: { whole: string; short: string }) {
  return (
    <>
      <span className={classes.whole}>{whole}</span>
      <span className={classes.short} aria-hidden>
        {short}
      </span>
    </>
  );
}
