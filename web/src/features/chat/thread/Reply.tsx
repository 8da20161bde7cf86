// What came of a question: answer, notes, figures, or the card that says why not. Rendered by TurnView, twice in a
// comparison, and by SummaryCard.
import { use, useMemo, type ReactNode } from "react";
import type { Turn } from "../../../api/types";
import { useChatText } from "../i18n/useChatText";
import { Answer } from "../markdown/Answer";
import { CitationContext, type CitationScope } from "../markdown/citationContext";
import { useSourceName } from "../sources/useSourceName";
import { useSources, type Source } from "../sources/useSources";
import { hasEnded, type TurnState } from "../stream/turnState";
import { VerifyScope } from "../verify/VerifyScope";
import { Abstention } from "./Abstention";
import { AnswerFooter } from "./AnswerFooter";
import { ConnectionNote } from "./ConnectionNote";
import { CutNote } from "./CutNote";
import { Contradictions } from "./Contradictions";
import { FailureCard } from "./FailureCard";
import { OpenPanelContext } from "./panelPlace";
import { useGoingOn } from "./useGoingOn";
import { useTurnState } from "./useTurnState";
import classes from "./TurnView.module.css";

interface ReplyProps {
  turn: Turn;
  /** Its heading, for those who walk through the page by headings. */
  heading: ReactNode;
  /** Another answer stands beside it: what failed takes little room. */
  beside?: boolean;
  children?: ReactNode;
}

export function Reply({ turn, heading, beside = false, children }: ReplyProps) {
  const { turn: state, connection } = useTurnState(turn);
  const text = useChatText();
  const sources = useSources(state.passages);
  const scope = useCitationScope(turn.id, state, sources);
  const ended = hasEnded(state);
  const { answer, goOn, isGoingOn } = useGoingOn(turn, state);
  return (
    <section className={classes.reply} aria-busy={!ended}>
      {heading}
      {state.fallback !== null && (
        <p className={classes.note}>{text.turn.fallback(state.fallback.from, state.fallback.to)}</p>
      )}
      {!ended && answer === "" && (
        <p className={classes.waiting}>
          {turn.base_ids.length + turn.attachments.length > 0 && state.passages.length === 0 ? text.turn.searching : text.turn.waiting}
        </p>
      )}
      {answer !== "" && (
        <CitationContext value={scope}>
          <VerifyScope turn={turn} facts={state.facts}>
            <Answer text={answer} streaming={!ended} unsupported={state.unsupported} facts={state.facts} />
          </VerifyScope>
        </CitationContext>
      )}
      {!ended && <ConnectionNote turnId={turn.id} connection={connection} />}
      <EndNote state={state} />
      <CutNote turn={turn} beside={beside} isCut={state.ending === "length"} isGoingOn={isGoingOn} goOn={goOn} />
      <Contradictions turnId={turn.id} pairs={state.contradictions} sources={sources} />
      {state.ending === "abstained" && <Abstention turn={turn} />}
      {ended && (state.answer !== "" || state.footprint !== null) && <AnswerFooter turn={turn} state={state} sources={sources} />}
      {state.failure !== null && <FailureCard turn={turn} state={state} failure={state.failure} beside={beside} />}
      {children}
    </section>
  );
}

function EndNote({ state }: { state: TurnState }) {
  const text = useChatText().turn;
  if (state.failure?.partial === true && state.answer !== "") return <p className={classes.cut}>{text.interrupted}</p>;
  if (state.ending === "stopped_by_person") return <p className={classes.note}>{text.stopped}</p>;
  // An abstention mostly says so itself; a silent one must not look like a fault.
  if (state.ending === "abstained" && state.answer === "") return <p className={classes.note}>{text.abstained}</p>;
  return null;
}

/** Stable while only text comes, so that finished blocks are not rendered again. */
function useCitationScope(turnId: string, state: TurnState, sources: readonly Source[]): CitationScope {
  const openPanel = use(OpenPanelContext);
  const nameOf = useSourceName();
  const { rejected } = state;
  const invented = (state.restored?.invented ?? 0) > 0;
  return useMemo(
    () => ({
      known: new Set(sources.map((source) => source.number)),
      rejected: new Set(rejected),
      invented,
      documentOf: (number) => {
        const source = sources.find((each) => each.number === number);
        return source === undefined ? null : nameOf(source);
      },
      open: (number) => openPanel({ turnId, tab: "sources", source: number }),
    }),
    [invented, nameOf, openPanel, sources, rejected, turnId],
  );
}
