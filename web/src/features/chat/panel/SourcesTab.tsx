// One source at a time: the document at the passage that the answer rests on, and the way to the other sources.
// Rendered by SidePanel.
import { ActionIcon, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { use, useState } from "react";
import type { Turn } from "../../../api/types";
import { ShowDocumentContext, type DocumentSource } from "../../../ui/documentViewer";
import { useChatText } from "../i18n/useChatText";
import { ReadOnlyContext } from "../readOnly";
import { SharedExcerpt } from "../sharing/SharedExcerpt";
import { ReportSource } from "../sources/ReportSource";
import { useSources, type Source } from "../sources/useSources";
import { sourcesOf } from "../stream/cited";
import type { TurnState } from "../stream/turnState";
import type { PanelPlace } from "../thread/panelPlace";
import classes from "./SidePanel.module.css";

interface SourcesTabProps {
  turn: Turn;
  state: TurnState;
  source: PanelPlace["source"];
  onSource: (source: PanelPlace["source"]) => void;
}

export function SourcesTab({ turn, state, source, onSource }: SourcesTabProps) {
  const text = useChatText().panel;
  const all = useSources(state.passages);
  const sources = sourcesOf(state, all);
  const asked = sources.findIndex((each) => each.number === source);
  // A mark may come before the event that confirms its citation: its passage is then looked for among all.
  const shown = sources[asked] ?? all.find((each) => each.number === source) ?? sources[0];
  if (shown === undefined) return <p className={classes.quiet}>{text.noSources}</p>;
  const index = sources.indexOf(shown);
  const go = (step: number) => {
    const next = sources[(index + step + sources.length) % sources.length];
    if (next !== undefined) onSource(next.number);
  };
  const steps =
    sources.length > 1 ? (
      <span className={classes.steps}>
        <ActionIcon variant="default" size="md" aria-label={text.previous} onClick={() => go(-1)}>
          ‹
        </ActionIcon>
        <span aria-live="polite">{text.position(index + 1, sources.length)}</span>
        <ActionIcon variant="default" size="md" aria-label={text.next} onClick={() => go(1)}>
          ›
        </ActionIcon>
      </span>
    ) : null;
  return (
    <>
      <div className={classes.sourceHead}>
        <span className={classes.number}>{shown.number}</span>
        {steps}
        {shown.state === "readable" && <Report source={shown} question={turn.question} />}
      </div>
      <ShownSource key={shown.passage_id} source={shown} sources={sources} onSource={onSource} />
    </>
  );
}

interface ShownSourceProps {
  source: Source;
  sources: readonly Source[];
  onSource: SourcesTabProps["onSource"];
}

function ShownSource({ source, sources, onSource }: ShownSourceProps) {
  const text = useChatText().sources;
  const showDocument = use(ShowDocumentContext);
  const readOnly = use(ReadOnlyContext);
  // The version that serves now, when the person asked for it instead of the cited one.
  const [current, setCurrent] = useState(false);
  // An attached document is its owner's: whoever only reads the conversation sees what the answer cites of it.
  if (readOnly && source.state === "attached") return <SharedExcerpt source={source} />;
  switch (source.state) {
    case "loading":
      return <p className={classes.quiet}>{text.loading}</p>;
    case "deleted":
      return <Missing title={text.deleted} text={text.deletedText} />;
    case "unreadable":
      return <Missing title={text.unreadable} text={text.unreadableText} />;
    case "away":
      return <Missing title={text.away} text={text.awayText} />;
    case "attached":
    case "readable":
      // Of no document: the text that was given to a task.
      if (source.document_id === "") return <Given title={source.document} text={source.excerpt} />;
      return (
        <div className={classes.viewer} data-viewer>
          {showDocument({
            place: "panel",
            source: documentOf(source),
            passageId: current ? null : source.passage_id,
            cited: sources.filter(({ document_id }) => document_id === source.document_id).map(({ passage_id }) => passage_id),
            onPassage(id) {
              const next = sources.find(({ passage_id }) => passage_id === id);
              if (next !== undefined) onSource(next.number);
            },
            onVersion: () => setCurrent(true),
          })}
        </div>
      );
  }
}

function documentOf({ state, document_id, excerpt }: Source): DocumentSource {
  return state === "attached"
    ? { kind: "attachment", attachmentId: document_id, excerpt }
    : { kind: "base", documentId: document_id, versionId: null };
}

function Given({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h2 className={classes.document}>{title}</h2>
      <blockquote className={classes.given}>{text}</blockquote>
    </div>
  );
}

function Missing({ title, text }: { title: string; text: string }) {
  return (
    <div role="status">
      <h2 className={classes.document}>{title}</h2>
      <p className={classes.quiet}>{text}</p>
    </div>
  );
}

function Report({ source, question }: { source: Source; question: string }) {
  const text = useChatText().sources;
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="compact-sm" aria-haspopup="dialog" aria-label={text.reportTitle} onClick={open}>
        {text.report}
      </Button>
      {opened && <ReportSource source={source} question={question} onClose={close} />}
    </>
  );
}
