// What an answer cites of a document that stays its owner's. Rendered by SourcesTab where a conversation is only read.
import type { Source } from "../sources/useSources";
import classes from "./Sharing.module.css";
import { useSharingWords } from "./words";

export function SharedExcerpt({ source }: { source: Source }) {
  const words = useSharingWords();
  return (
    <>
      <h2 className={classes.subtitle}>
        {source.document}
        {source.page !== null && `, ${words.page(source.page)}`}
      </h2>
      <blockquote className={classes.excerpt}>{source.excerpt}</blockquote>
      <p className={classes.quiet}>{words.excerpt}</p>
    </>
  );
}
