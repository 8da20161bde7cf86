// The model of the next question: a chip with name, hosting and highest class, which opens the choice.
// Rendered by the conversation page's title row.
import { Menu } from "@mantine/core";
import { useState } from "react";
import type { LanguageModel } from "../../api/types";
import { useLabels } from "../../ui/i18n/labels";
import { useChatText } from "./i18n/useChatText";
import classes from "./ModelChoice.module.css";
import { ModelDialog } from "./ModelDialog";
import { ModelFacts } from "./ModelFacts";
import { useThreadWords } from "./thread/words";

interface ModelChoiceProps {
  models: readonly LanguageModel[];
  model: LanguageModel | null;
  /** The second one, when the next question goes to two. */
  other?: LanguageModel | null;
  onChoose: (modelId: string) => void;
  /** With which model to compare it, null with none; left out where one is asked alone. */
  onCompare?: (modelId: string | null) => void;
}

export function ModelChoice({ models, model, other = null, onChoose, onCompare }: ModelChoiceProps) {
  const text = useChatText();
  const words = useThreadWords();
  const labels = useLabels();
  const [choosing, setChoosing] = useState(false);
  if (model === null) return <span className={classes.chip}>{text.model.none}</span>;
  const says = other === null ? describe(model, labels) : words.twoModels(describe(model, labels), describe(other, labels));
  const others = models.filter((each) => each.id !== model.id);
  const canCompare = onCompare !== undefined && others.length > 0;
  return (
    <>
      <Menu
        position="bottom-end"
        width="min(26rem, calc(100vw - 2rem))"
        shadow="md"
        withinPortal={false}
        // On a phone it is longer than what is left of the screen: one scrolls to its end, away from its button.
        hideDetached={false}
        withInitialFocusPlaceholder={false}
        returnFocus
      >
        <Menu.Target>
          <button type="button" className={classes.chip} aria-label={text.model.choose(says)}>
            <span className={classes.name}>{other === null ? model.name : words.twoModels(model.name, other.name)}</span>
            {other === null && (
              <span className={classes.facts}>
                {` · ${labels.hosting[model.hosting]} · ${labels.dataClass[model.highest_class]}`}
              </span>
            )}
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
          {canCompare && <Menu.Divider />}
          {canCompare && <Menu.Item onClick={() => setChoosing(true)}>{words.compareTwo}</Menu.Item>}
          {other !== null && <Menu.Item onClick={() => onCompare?.(null)}>{words.compareStop}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {choosing && onCompare !== undefined && (
        <ModelDialog
          title={words.compareTwo}
          hint={words.compareTwoHint(model.name)}
          action={words.compareStart}
          models={others}
          onClose={() => setChoosing(false)}
          onChoose={onCompare}
        />
      )}
    </>
  );
}

function describe(model: LanguageModel, labels: ReturnType<typeof useLabels>): string {
  return `${model.name}, ${labels.hosting[model.hosting]}, ${labels.dataClass[model.highest_class]}`;
}
