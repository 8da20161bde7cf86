// What one should know of a model to choose it. Rendered by ModelChoice and ModelDialog.
import { Badge, Text } from "@mantine/core";
import type { LanguageModel } from "../../api/types";
import { useLabels } from "../../ui/i18n/labels";
import { useLanguage } from "../../ui/i18n/language";
import { useChatText } from "./i18n/useChatText";
import classes from "./ModelChoice.module.css";
import { ModelWarning } from "./ModelWarning";

export function ModelFacts({ model }: { model: LanguageModel }) {
  const text = useChatText();
  const labels = useLabels();
  const { language } = useLanguage();
  return (
    <span className={classes.item}>
      <span className={classes.line}>
        <span className={classes.name}>{model.name}</span>
        {model.demonstration && (
          <Badge variant="default" size="sm" tt="none" style={{ flexShrink: 0 }}>
            {text.model.demonstration}
          </Badge>
        )}
      </span>
      <Text component="span" size="sm" display="block">
        {language === "fr" ? model.purpose_fr : model.purpose_en}
      </Text>
      <Text component="span" size="xs" c="dimmed" display="block">
        {[
          labels.hosting[model.hosting],
          text.model.upTo(labels.dataClass[model.highest_class]),
          ...(model.engine === "extractive" ? [text.model.noLanguageModel] : []),
          ...(model.state === "ready" ? [] : [text.model.unavailable]),
        ].join(" · ")}
      </Text>
      <ModelWarning model={model} />
    </span>
  );
}
