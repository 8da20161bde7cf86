// The model of the next question: a chip with name, hosting and highest class, which opens the choice.
// Rendered by the conversation page's title row.
import { Menu } from "@mantine/core";
import type { LanguageModel } from "../../api/types";
import { useLabels } from "../../ui/i18n/labels";
import { useChatText } from "./i18n/useChatText";
import classes from "./ModelChoice.module.css";
import { ModelFacts } from "./ModelFacts";

interface ModelChoiceProps {
  models: readonly LanguageModel[];
  model: LanguageModel | null;
  onChoose: (modelId: string) => void;
}

export function ModelChoice({ models, model, onChoose }: ModelChoiceProps) {
  const text = useChatText();
  const labels = useLabels();
  if (model === null) return <span className={classes.chip}>{text.model.none}</span>;
  return (
    <Menu position="bottom-end" width="min(26rem, calc(100vw - 2rem))" shadow="md" withinPortal={false} withInitialFocusPlaceholder={false} returnFocus>
      <Menu.Target>
        <button type="button" className={classes.chip} aria-label={text.model.choose(describe(model, labels))}>
          <span className={classes.name}>{model.name}</span>
          <span className={classes.facts}>
            {` · ${labels.hosting[model.hosting]} · ${labels.dataClass[model.highest_class]}`}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown ?? ""}>
        <Menu.Label>{text.model.title}</Menu.Label>
        <Menu.RadioGroup value={model.id} onChange={onChoose}>
          {models.map((each) => (
            <Menu.RadioItem key={each.id} className={classes.choice ?? ""} value={each.id} disabled={each.state !== "ready"} closeMenuOnClick>
              <ModelFacts model={each} />
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function describe(model: LanguageModel, labels: ReturnType<typeof useLabels>): string {
  return `${model.name}, ${labels.hosting[model.hosting]}, ${labels.dataClass[model.highest_class]}`;
}
