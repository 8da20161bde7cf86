// The models that may answer instead, one click each: the best ones, the others on demand. Rendered by FailureCard and
// ExtractiveHelp.
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { use, useId, useState } from "react";
import type { Alternative, DataClass, Turn } from "../../../api/types";
import { useFormat } from "../../../ui/i18n/format";
import { useLabels } from "../../../ui/i18n/labels";
import { useChatText } from "../i18n/useChatText";
import { ModelWarning } from "../ModelWarning";
import { policyQuery } from "../queries";
import { inOrder, SHOWN_AT_ONCE } from "./alternatives";
import { TurnActionsContext } from "./turnActions";
import { useThreadWords } from "./words";
import classes from "./FailureCard.module.css";

interface AlternativesProps {
  turn: Turn;
  alternatives: readonly Alternative[];
  /** The first stands out: it is the one that the server would choose. Not beside another first choice. */
  recommended?: boolean;
  /** Of what was refused: says where it would go under placeholders. */
  dataClass?: DataClass | null;
  atOnce?: number;
}

export function Alternatives({ turn, alternatives, recommended = true, dataClass = null, atOnce = SHOWN_AT_ONCE }: AlternativesProps) {
  const words = useThreadWords();
  const format = useFormat();
  const { retry, canRetry, retryingId, models, usedModels } = use(TurnActionsContext);
  const [opened, { toggle }] = useDisclosure(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const listId = useId();
  const ordered = inOrder(alternatives, models, usedModels);
  const others = ordered.slice(atOnce);

  const option = (each: Alternative, index: number) => (
    <Option
      key={each.model_id}
      model={each}
      isFirst={recommended && index === 0}
      isDisabled={!canRetry}
      isAsked={retryingId === turn.id && chosen === each.model_id}
      dataClass={dataClass}
      onUse={() => {
        setChosen(each.model_id);
        retry(turn, { model_id: each.model_id });
      }}
    />
  );

  return (
    <>
      {ordered.slice(0, atOnce).map(option)}
      {others.length > 0 && (
        <>
          <Button size="sm" variant="subtle" aria-expanded={opened} aria-controls={opened ? listId : undefined} onClick={toggle}>
            {words.otherModels(format.number(others.length))}
            <span aria-hidden className={classes.arrow} data-opened={opened || undefined} />
          </Button>
          {opened && (
            <div id={listId} className={classes.others} role="group" aria-label={words.otherModelsTitle}>
              {others.map((each) => option(each, atOnce))}
              <p className={classes.quiet}>{words.orderOfModels}</p>
            </div>
          )}
        </>
      )}
    </>
  );
}

interface OptionProps {
  model: Alternative;
  isFirst: boolean;
  isDisabled: boolean;
  /** It was chosen, and is being asked. */
  isAsked: boolean;
  dataClass: DataClass | null;
  onUse: () => void;
}

function Option({ model, isFirst, isDisabled, isAsked, dataClass, onUse }: OptionProps) {
  const text = useChatText().refusal;
  const labels = useLabels();
  const { models } = use(TurnActionsContext);
  const { data: policy } = useQuery({ ...policyQuery, enabled: dataClass !== null });
  const isReplaced = dataClass !== null && policy?.matrix[dataClass][model.hosting] === "pseudonymised";
  return (
    <span className={classes.option}>
      <Button size="sm" variant={isFirst ? "filled" : "default"} disabled={isDisabled} loading={isAsked} onClick={onUse}>
        {text.use(model.name, labels.hosting[model.hosting])}
      </Button>
      {isReplaced && <span className={classes.quiet}>{text.replacedThere}</span>}
      <ModelWarning model={models.find((each) => each.id === model.model_id)} />
    </span>
  );
}
