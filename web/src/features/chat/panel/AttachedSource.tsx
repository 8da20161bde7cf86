// A passage of an attached document, with the sentence that the answer rests on. Rendered by SourcesTab.
import { Anchor, Button, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";
import type { Passage } from "../../../api/types";
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";
import { useChatText } from "../i18n/useChatText";
import { passageQuery } from "../queries";
import { highlight } from "./highlight";
import classes from "./SidePanel.module.css";

interface AttachedSourceProps {
  passage: Passage;
  sentence: string;
  /** The way to the other sources. */
  steps: ReactNode;
}

export function AttachedSource({ passage, sentence, steps }: AttachedSourceProps) {
  const text = useChatText().panel;
  return (
    <>
      <h2 className={classes.document}>
        {passage.number}
        {" · "}
        {withoutHiddenCharacters(passage.document)}
      </h2>
      {passage.page !== null && <p className={classes.quiet}>{text.page(passage.page)}</p>}
      <PassageText passage={passage} sentence={sentence} />
      <div className={classes.navigation}>
        <Button component="a" variant="default" size="compact-md" fz="sm" href={contentAddress(passage)} target="_blank" rel="noopener">
          {text.openDocument}
          <VisuallyHidden> ({text.newWindow})</VisuallyHidden>
        </Button>
        {steps}
      </div>
    </>
  );
}

function PassageText({ passage, sentence }: { passage: Passage; sentence: string }) {
  const text = useChatText().panel;
  const { data, isError, refetch } = useQuery(passageQuery(passage.document_id, passage.passage_id));
  const whole = withoutHiddenCharacters(data?.text ?? passage.excerpt);
  const found = highlight(whole, sentence);
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    mark.current?.scrollIntoView({ block: "nearest" });
  }, [passage.passage_id, data, found?.marked]);
  return (
    <>
      {isError && (
        <p className={classes.quiet}>
          {text.passageFailed}{" "}
          <Anchor component="button" type="button" onClick={() => void refetch()}>
            {text.retry}
          </Anchor>
        </p>
      )}
      {found !== null && <p className={classes.legend}>{found.exact ? text.quoted : text.closest}</p>}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region is meant to take focus */}
      <div className={classes.passage} role="region" aria-label={text.passage} tabIndex={0}>
        <Around text={data?.before} after={"\n\n"} />
        {found === null ? (
          whole
        ) : (
          <>
            {found.before}
            <mark ref={mark}>{found.marked}</mark>
            {found.after}
          </>
        )}
        <Around before={"\n\n"} text={data?.after} />
      </div>
    </>
  );
}

/** The passages before and after, for the eye to find its place in the document. */
function Around({ before = "", text, after = "" }: { before?: string; text: string | null | undefined; after?: string }) {
  if (text === undefined || text === null || text === "") return null;
  return <span className={classes.around}>{before + withoutHiddenCharacters(text) + after}</span>;
}

/** Browsers' own readers open a PDF at `#page=`. */
function contentAddress(passage: Passage): string {
  const page = passage.page === null ? "" : `#page=${passage.page}`;
  return `/api/attachments/${encodeURIComponent(passage.document_id)}/content${page}`;
}
