// Why a turn gave no answer, or only a part, and what can be done now in one click. Rendered by TurnView.
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { use } from "react";
import type { Turn } from "../../../api/types";
import { useFoundLabel } from "../../../ui/i18n/foundLabels";
import { useFormat } from "../../../ui/i18n/format";
import { useImageWords } from "../composer/images/words";
import { useChatText } from "../i18n/useChatText";
import { quotaQuery } from "../queries";
import { ReadOnlyContext } from "../readOnly";
import { failureKind, foundTexts, refusedClass, type Failure, type TurnState } from "../stream/turnState";
import { Alternatives } from "./Alternatives";
import { SHOWN_AT_ONCE } from "./alternatives";
import { Corrections } from "./Corrections";
import { ExtractiveHelp } from "./ExtractiveHelp";
import { TurnActionsContext } from "./turnActions";
import classes from "./FailureCard.module.css";

interface FailureCardProps {
  turn: Turn;
  state: TurnState;
  failure: Failure;
  /** Another answer stands beside it: one way out is offered, the others on demand. */
  beside?: boolean;
}

export function FailureCard({ turn, state, failure, beside = false }: FailureCardProps) {
  const text = useChatText().refusal;
  const readOnly = use(ReadOnlyContext);
  const kind = failureKind(failure.code);
  if (!readOnly && kind === "nothing_to_extract") return <ExtractiveHelp turn={turn} failure={failure} beside={beside} />;
  const titles = { refusal: text.title, quota: text.quotaTitle, failure: text.failureTitle, nothing_to_extract: text.failureTitle };
  if (readOnly) return <ReadFailure title={titles[kind]} sentence={failure.sentence} />;
  const title = titles[kind];
  return (
    <div className={classes.card} data-kind={kind} data-from-top>
      <h3 className={classes.title}>{title}</h3>
      <p>{failure.sentence}</p>
      {kind === "quota" && <QuotaUsed />}
      {kind === "refusal" && <FoundCounts state={state} />}
      <div className={classes.actions}>
        <Alternatives
          turn={turn}
          alternatives={failure.alternatives}
          dataClass={refusedClass(failure)}
          atOnce={beside ? 1 : SHOWN_AT_ONCE}
        />
        <TextOnly turn={turn} code={failure.code} />
        <OwnWays turn={turn} again={kind === "failure"} />
      </div>
      {kind === "refusal" && failure.alternatives.length === 0 && <p className={classes.quiet}>{text.none}</p>}
      {kind === "refusal" && <Corrections turn={turn} found={foundTexts(failure)} />}
      {kind === "failure" && <p className={classes.code}>{text.code(failure.code)}</p>}
    </div>
  );
}

/** To somebody who cannot ask again, what happened is all there is to say. */
function ReadFailure({ title, sentence }: { title: string; sentence: string }) {
  return (
    <div className={classes.card}>
      <h3 className={classes.title}>{title}</h3>
      <p>{sentence}</p>
    </div>
  );
}

const ABOUT_PICTURES = new Set(["policy.media_refused", "policy.class_refused", "policy.model_ceiling_passed", "inference.images_not_seen", "inference.images_too_many"]);

/** Where the pictures may not go, the text that was recognised in them may. */
function TextOnly({ turn, code }: { turn: Turn; code: string }) {
  const text = useImageWords();
  const { retry, canRetry } = use(TurnActionsContext);
  if (turn.images.length === 0 || !ABOUT_PICTURES.has(code)) return null;
  return (
    <Button size="sm" variant="default" disabled={!canRetry} onClick={() => retry(turn, { text_only: true })}>
      {text.textOnly}
    </Button>
  );
}

function OwnWays({ turn, again }: { turn: Turn; again: boolean }) {
  const text = useChatText().refusal;
  const { retry, edit, canRetry } = use(TurnActionsContext);
  return (
    <>
      {again && (
        <Button size="sm" variant="default" disabled={!canRetry} onClick={() => retry(turn, {})}>
          {text.again}
        </Button>
      )}
      <Button size="sm" variant="default" onClick={() => edit(turn)}>
        {text.edit}
      </Button>
    </>
  );
}

/** When the server names only how many of each were found; Corrections shows them when it names which. */
function FoundCounts({ state }: { state: TurnState }) {
  const text = useChatText();
  const foundLabel = useFoundLabel();
  const format = useFormat();
  const found = state.protection?.found ?? [];
  if (found.length === 0 || (state.failure !== null && foundTexts(state.failure).length > 0)) return null;
  const parts = found.map(
    ({ label, count }) => `${format.number(count)}\u00a0${format.plural(count, foundLabel(label))}`,
  );
  return (
    <p className={classes.quiet}>
      {text.refusal.foundTitle}
      {"\u00a0: "}
      {format.list(parts)}.
    </p>
  );
}

function QuotaUsed() {
  const text = useChatText().refusal;
  const format = useFormat();
  const { data } = useQuery(quotaQuery);
  return (
    <p className={classes.quiet}>
      {data !== undefined && `${text.quotaUsed(format.number(data.used_tokens), format.number(data.limit_tokens))} `}
      {text.quotaHint}
    </p>
  );
}
