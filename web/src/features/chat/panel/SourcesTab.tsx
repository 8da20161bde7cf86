// One source at a time: document, page, and the passage with the sentence that the answer rests on. Rendered by SidePanel.
import { ActionIcon, Anchor, Button, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Passage } from "../../../api/types";
import { useChatText } from "../i18n/useChatText";
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";
import { passageQuery } from "../queries";
import { sourcesOf } from "../stream/cited";
import type { TurnState } from "../stream/turnState";
import type { PanelPlace } from "../thread/panelPlace";
import { highlight } from "./highlight";
import { sentenceFor } from "./sentenceFor";
import classes from "./SidePanel.module.css";

interface SourcesTabProps {
  state: TurnState;
  source: PanelPlace["source"];
  onSource: (source: PanelPlace["source"]) => void;
}

export function SourcesTab({ state, source, onSource }: SourcesTabProps) {
  const text = useChatText().panel;
  const sources = sourcesOf(state);
  const asked = sources.findIndex((each) => each.number === source?.number);
  // A mark may come before the event that confirms its citation: its passage is then looked for among all.
  const passage = sources[asked] ?? state.passages.find((each) => each.number === source?.number) ?? sources[0];
  if (passage === undefined) return <p className={classes.quiet}>{text.noSources}</p>;
  const index = sources.indexOf(passage);
  const go = (step: number) => {
    const next = sources[(index + step + sources.length) % sources.length];
    if (next !== undefined) onSource({ number: next.number, sentence: "" });
  };
  const sentence = source?.number === passage.number && source.sentence !== "" ? source.sentence : null;
  return (
    <>
      <h2 className={classes.document}>
        {passage.number}
        {" · "}
        {withoutHiddenCharacters(passage.document)}
      </h2>
      {passage.page !== null && <p className={classes.quiet}>{text.page(passage.page)}</p>}
      <PassageText passage={passage} sentence={sentence ?? sentenceFor(state.answer, passage.number)} />
      <div className={classes.navigation}>
        <Button component="a" variant="default" size="compact-md" fz="sm" href={contentAddress(passage)} target="_blank" rel="noopener">
          {text.openDocument}
          <VisuallyHidden> ({text.newWindow})</VisuallyHidden>
        </Button>
        {sources.length > 1 && (
          <span className={classes.steps}>
            <ActionIcon variant="default" size="md" aria-label={text.previous} onClick={() => go(-1)}>
              ‹
            </ActionIcon>
            <span aria-live="polite">{text.position(index + 1, sources.length)}</span>
            <ActionIcon variant="default" size="md" aria-label={text.next} onClick={() => go(1)}>
              ›
            </ActionIcon>
          </span>
        )}
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
