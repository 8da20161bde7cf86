// The models that may answer instead, one click each. Rendered by FailureCard and ExtractiveHelp.
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { use } from "react";
import type { Alternative, DataClass, Turn } from "../../../api/types";
import { useLabels } from "../../../ui/i18n/labels";
import { useChatText } from "../i18n/useChatText";
import { ModelWarning } from "../ModelWarning";
import { policyQuery } from "../queries";
import { TurnActionsContext } from "./turnActions";
import classes from "./FailureCard.module.css";

interface AlternativesProps {
  turn: Turn;
  alternatives: readonly Alternative[];
  /** The first stands out: it is the one that the server would choose. Not beside another first choice. */
  recommended?: boolean;
  /** Of what was refused: says where it would go under placeholders. */
  dataClass?: DataClass | null;
}

export function Alternatives({ turn, alternatives, recommended = true, dataClass = null }: AlternativesProps) {
  const text = useChatText().refusal;
  const labels = useLabels();
  const { retry, canRetry, retryingId, models } = use(TurnActionsContext);
  const { data: policy } = useQuery({ ...policyQuery, enabled: dataClass !== null });
  const isReplaced = ({ hosting }: Alternative) => dataClass !== null && policy?.matrix[dataClass][hosting] === "pseudonymised";
  return alternatives.map((each, index) => (
    <span key={each.model_id} className={classes.option}>
      <Button
        size="sm"
        variant={recommended && index === 0 ? "filled" : "default"}
        disabled={!canRetry}
        loading={retryingId === turn.id && index === 0}
        onClick={() => retry(turn, { model_id: each.model_id })}
      >
        {text.use(each.name, labels.hosting[each.hosting])}
      </Button>
      {isReplaced(each) && <span className={classes.quiet}>{text.replacedThere}</span>}
      <ModelWarning model={models.find((model) => model.id === each.model_id)} />
    </span>
  ));
}
