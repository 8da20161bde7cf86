// Sources of an answer that do not say the same thing, sentence beside sentence. Rendered by TurnView.
import { use } from "react";
import { Tag } from "../../../ui/Tag";
import { useChatText } from "../i18n/useChatText";
import { opposedSentences } from "../sources/opposed";
import { useSourceName } from "../sources/useSourceName";
import type { Source } from "../sources/useSources";
import type { Pair } from "../stream/turnState";
import { OpenPanelContext } from "./panelPlace";
import classes from "./Contradictions.module.css";

interface ContradictionsProps {
  turnId: string;
  pairs: readonly Pair[];
  sources: readonly Source[];
}

export function Contradictions({ turnId, pairs, sources }: ContradictionsProps) {
  const text = useChatText().sources;
  const shown = pairs.flatMap(({ first, second }) => {
    const one = sources.find(({ number }) => number === first);
    const other = sources.find(({ number }) => number === second);
    return one === undefined || other === undefined ? [] : [{ one, other }];
  });
  if (shown.length === 0) return null;
  return (
    <section className={classes.note} aria-label={text.contradictions}>
      <h3 className={classes.title}>{text.contradictions}</h3>
      <p>{text.contradictionsText}</p>
      {shown.map(({ one, other }) => {
        const [first, second] = opposedSentences(one.excerpt, other.excerpt);
        return (
          <div key={`${one.number} ${other.number}`} className={classes.pair}>
            <Side turnId={turnId} source={one} sentence={first} />
            <Side turnId={turnId} source={other} sentence={second} />
          </div>
        );
      })}
    </section>
  );
}

function Side({ turnId, source, sentence }: { turnId: string; source: Source; sentence: string }) {
  const text = useChatText();
  const nameOf = useSourceName();
  const openPanel = use(OpenPanelContext);
  return (
    <figure className={classes.side}>
      {sentence !== "" && <blockquote>{sentence}</blockquote>}
      <figcaption>
        <button
          type="button"
          className={classes.source}
          onClick={() => openPanel({ turnId, tab: "sources", source: source.number })}
        >
          {source.number}
          {" · "}
          {nameOf(source)}
          {source.page !== null && `, ${text.panel.page(source.page)}`}
        </button>{" "}
        {source.state === "readable" && source.known.approved && <Tag tone="accent">{text.sources.approved}</Tag>}
      </figcaption>
    </figure>
  );
}
