// « Démonstration, ne pas utiliser pour un travail réel » : said wherever such a model can be chosen or is chosen.
// Rendered by ModelChoice, by the cards that offer models, and above the box.
import type { LanguageModel } from "../../api/types";
import { useLanguage } from "../../ui/i18n/language";
import classes from "./ModelChoice.module.css";

export function ModelWarning({ model }: { model: LanguageModel | null | undefined }) {
  const { language } = useLanguage();
  const warning = (language === "fr" ? model?.warning_fr : model?.warning_en) ?? "";
  return warning === "" ? null : <span className={classes.warning}>{warning}</span>;
}
