// The passages that a search found, those that contradict each other first. Rendered by SearchPage.
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { numberOf, versionOf, type PassageFound, type SearchAnswer } from "../../../api/knowledge";
import { useFormat } from "../../../ui/i18n/format";
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";
import { Tag } from "../../../ui/Tag";
import { excerptOf } from "./excerpt";
import { useSearchText } from "./i18n/useSearchText";
import classes from "./SearchPage.module.css";

export function Results({ answer, onAsk }: { answer: SearchAnswer; onAsk: () => void }) {
  const text = useSearchText();
  const format = useFormat();
  const { passages } = answer;
  return (
    <>
      <div className={classes.summary}>
        <p role="status">
          {text.count(passages.length)} · {text.took(format.number(Math.round(answer.milliseconds)))}
        </p>
        <Button variant="default" size="compact-md" fz="sm" onClick={onAsk}>
          {text.ask}
        </Button>
      </div>
      {!answer.by_sense && (
        <p className={classes.note}>
          <strong>{text.wordsOnly}.</strong> {text.wordsOnlyWhy}
        </p>
      )}
      <Contradictions answer={answer} />
      <ol className={classes.results} aria-label={text.results}>
        {passages.map((passage) => (
          <Result key={passage.id} passage={passage} cites={citesOf(passage, passages)} />
        ))}
      </ol>
    </>
  );
}

function Result({ passage, cites }: { passage: PassageFound; cites: string }) {
  const text = useSearchText();
  return (
    <li className={classes.result}>
      <h2 className={classes.document}>
        <PassageLink passage={passage} cites={cites} />
        {passage.approved && <Tag tone="accent">{text.approved}</Tag>}
        {passage.review_overdue && <Tag tone="attention">{text.overdue}</Tag>}
      </h2>
      <p className={classes.facts}>{whereOf(passage, text.page)}</p>
      <p className={classes.excerpt}>
        {excerptOf(passage.text, passage.highlights).map((piece, index) =>
          piece.found ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
        )}
      </p>
      {passage.duplicates > 0 && <p className={classes.facts}>{text.duplicates(passage.duplicates)}</p>}
    </li>
  );
}

function Contradictions({ answer }: { answer: SearchAnswer }) {
  const text = useSearchText();
  const pairs = answer.contradictions.flatMap((each) => {
    const first = answer.passages[each.first];
    const second = answer.passages[each.second];
    return first === undefined || second === undefined ? [] : [{ ...each, first, second }];
  });
  if (pairs.length === 0) return null;
  return (
    <section className={classes.contradictions} aria-labelledby="contradictions">
      <h2 id="contradictions">{text.contradictions}</h2>
      <p>{text.contradictionsText}</p>
      {pairs.map((pair) => (
        <div key={`${pair.first.id} ${pair.second.id} ${pair.first_sentence}`} className={classes.pair}>
          <Side passage={pair.first} sentence={pair.first_sentence} cites={citesOf(pair.first, answer.passages)} />
          <Side passage={pair.second} sentence={pair.second_sentence} cites={citesOf(pair.second, answer.passages)} />
        </div>
      ))}
    </section>
  );
}

function Side({ passage, sentence, cites }: { passage: PassageFound; sentence: string; cites: string }) {
  const text = useSearchText();
  return (
    <figure className={classes.side}>
      <blockquote>{withoutHiddenCharacters(sentence)}</blockquote>
      <figcaption className={classes.facts}>
        <PassageLink passage={passage} cites={cites} />
        {passage.page !== null && `, ${text.page(passage.page)}`} {passage.approved && <Tag tone="accent">{text.approved}</Tag>}
      </figcaption>
    </figure>
  );
}

function PassageLink({ passage, cites }: { passage: PassageFound; cites: string }) {
  return (
    <Link
      to="/documents/$documentId"
      params={{ documentId: passage.document_id }}
      search={{ passage: passage.id, ...(cites.includes("-") ? { cites } : {}) }}
      preload={false}
      className={classes.link}
    >
      {withoutHiddenCharacters(passage.document)}
    </Link>
  );
}

/** The passages of the same version, in the order of the document: the viewer steps through them. */
function citesOf(passage: PassageFound, all: readonly PassageFound[]): string {
  return all
    .filter(({ id }) => versionOf(id) === versionOf(passage.id))
    .map(({ id }) => numberOf(id))
    .sort((one, other) => one - other)
    .join("-");
}

function whereOf(passage: PassageFound, page: (page: number) => string): string {
  const place = [...passage.heading_path.map(withoutHiddenCharacters), ...(passage.page === null ? [] : [page(passage.page)])];
  return [passage.base_name, place.join(" › ")].filter((part) => part !== "").join(" · ");
}
