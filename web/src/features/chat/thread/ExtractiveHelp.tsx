// « bonjour » to the engine that only quotes documents: what it does, how to use it, and who could answer instead.
// Rendered by FailureCard.
import { Button, FileButton } from "@mantine/core";
import { use } from "react";
import type { Alternative, Turn } from "../../../api/types";
import { READABLE_FILES } from "../../../ui/files";
import { useChatText } from "../i18n/useChatText";
import type { Failure } from "../stream/turnState";
import { Alternatives } from "./Alternatives";
import { Suggestions } from "./Suggestions";
import { TurnActionsContext, type TurnActions } from "./turnActions";
import { useThreadWords } from "./words";
import classes from "./FailureCard.module.css";

/** With more, one chooses in the box. */
const MOST_BASES = 3;

interface ExtractiveHelpProps {
  turn: Turn;
  failure: Failure;
  /** Another answer stands beside it: only what is missing is said. */
  beside: boolean;
}

export function ExtractiveHelp({ turn, failure, beside }: ExtractiveHelpProps) {
  const words = useThreadWords();
  const text = useChatText().extractive;
  const actions = use(TurnActionsContext);
  // A task says itself where it looks.
  const bases = turn.base_ids.length === 0 && turn.task === null ? actions.bases.slice(0, MOST_BASES) : [];
  const others = failure.alternatives.length > 0 ? failure.alternatives : readyModels(actions, turn.model_id);
  return (
    <div className={classes.card} data-kind="help" data-from-top>
      <h3 className={classes.title}>{text.title}</h3>
      <p>{beside ? words.nothingToQuote : text.text}</p>
      <div className={classes.actions}>
        {!beside &&
          bases.map((base) => (
            <Button key={base.id} size="sm" disabled={!actions.canAsk} onClick={() => actions.askIn(turn, base.id)}>
              {text.askIn(base.name)}
            </Button>
          ))}
        <FileButton multiple accept={READABLE_FILES} onChange={actions.attach}>
          {(button) => (
            <Button {...button} size="sm" variant={bases.length > 0 && !beside ? "default" : "filled"}>
              {text.attach}
            </Button>
          )}
        </FileButton>
      </div>
      {!beside && (
        <>
          <h4 className={classes.subtitle}>{text.examples}</h4>
          <Suggestions questions={text.exampleList} onChoose={actions.suggest} />
        </>
      )}
      {!beside && others.length > 0 && (
        <>
          <h4 className={classes.subtitle}>{text.others}</h4>
          <div className={classes.actions}>
            <Alternatives turn={turn} alternatives={others} recommended={false} />
          </div>
        </>
      )}
    </div>
  );
}

function readyModels({ models }: TurnActions, except: string): Alternative[] {
  return models
    .filter((model) => model.state === "ready" && model.engine !== "extractive" && model.id !== except)
    .map((model) => ({ model_id: model.id, name: model.name, hosting: model.hosting }));
}
