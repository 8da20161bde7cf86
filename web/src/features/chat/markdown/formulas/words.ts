// The words of formulas.
import { messages } from "../../../../ui/i18n/language";

export const useFormulaWords = messages({
  fr: { formula: "Formule, à faire défiler" },
  en: { formula: "Formula, to be scrolled" },
});
