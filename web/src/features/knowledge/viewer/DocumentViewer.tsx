// A document at a passage: head, notes, then its pages or its text. Used by DocumentPage, and beside conversations.
import { Loader, Progress } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { DocumentVersion } from "../../../api/knowledge";
import type { DocumentSource, DocumentViewerProps } from "../../../ui/documentViewer";
import { Failure } from "../../../ui/Failure";
import { withoutHiddenCharacters } from "../../../ui/hiddenCharacters";
import { useFormat } from "../../../ui/i18n/format";
import classes from "./DocumentViewer.module.css";
import { useViewerText } from "./i18n/useViewerText";
import { PictureView } from "./PictureView";
import { originalAddress } from "./queries";
import type { Shown, ViewedDocument } from "./shown";
import { ReadingText } from "./text/ReadingText";
import { useAttachment } from "./useAttachment";
import { useVersion } from "./useVersion";
import { ViewerHead, type View as ViewKind } from "./ViewerHead";
import { ViewerTitle } from "./ViewerTitle";

const PdfView = lazy(() => import("./pdf/PdfView").then(({ PdfView: component }) => ({ default: component })));

/** Each kind is asked for in its own way; from there on they are read alike. */
export function DocumentViewer({ source, ...props }: DocumentViewerProps) {
  return source.kind === "base" ? <OfBase {...props} source={source} /> : <Attached {...props} source={source} />;
}

type ViewProps = Omit<DocumentViewerProps, "source">;

function OfBase({ source, ...props }: ViewProps & { source: Extract<DocumentSource, { kind: "base" }> }) {
  return <View {...props} shown={useVersion(source.documentId, source.versionId, props.passageId)} />;
}

function Attached({ source, ...props }: ViewProps & { source: Extract<DocumentSource, { kind: "attachment" }> }) {
  return <View {...props} shown={useAttachment(source.attachmentId, props.passageId, source.excerpt)} />;
}

function View({ shown, ...props }: ViewProps & { shown: Shown }) {
  if (shown.kind === "open") return <OpenDocument {...props} viewed={shown.viewed} />;
  return (
    <div className={classes.viewer} data-place={props.place}>
      <div className={classes.state}>
        <NotOpen shown={shown} place={props.place} />
      </div>
    </div>
  );
}

function OpenDocument({ viewed, ...props }: ViewProps & { viewed: ViewedDocument }) {
  const { id, reading, passage } = viewed;
  const isPdf = reading.media_type === "application/pdf";
  const [view, setView] = useState<ViewKind>("pages");
  return (
    <div className={classes.viewer} data-place={props.place}>
      <ViewerHead {...props} viewed={viewed} view={isPdf ? view : null} onView={setView} />
      <div className={classes.content}>
        {isPdf && view === "pages" ? (
          <Suspense fallback={<Waiting />}>
            <PdfView key={id} address={viewed.original} passage={passage} />
          </Suspense>
        ) : (
          <>
            {reading.media_type.startsWith("image/") && (
              <PictureView address={viewed.original} name={viewed.fileName} hasText={reading.text !== ""} />
            )}
            <ReadingText key={id} reading={reading} passage={passage} depth={props.place === "page" ? 1 : 2} />
          </>
        )}
      </div>
    </div>
  );
}

function NotOpen({ shown, place }: { shown: Exclude<Shown, { kind: "open" }>; place: DocumentViewerProps["place"] }) {
  const text = useViewerText();
  switch (shown.kind) {
    case "loading":
      return <Waiting />;
    case "deleted":
      return (
        <>
          <ViewerTitle place={place}>{text.deletedTitle}</ViewerTitle>
          <p>{text.deletedText}</p>
        </>
      );
    case "unreadable":
      return (
        <>
          <ViewerTitle place={place}>{text.unreadableTitle}</ViewerTitle>
          <p>{text.unreadableText}</p>
        </>
      );
    case "removed":
      return (
        <>
          <ViewerTitle place={place}>{text.removedTitle}</ViewerTitle>
          <p>{text.removedText}</p>
          {shown.excerpt !== "" && <blockquote className={classes.excerpt}>{withoutHiddenCharacters(shown.excerpt)}</blockquote>}
        </>
      );
    case "failed":
      return (
        <>
          <ViewerTitle place={place}>{text.untitled}</ViewerTitle>
          <Failure error={shown.error} onRetry={shown.retry} />
        </>
      );
    case "unread":
      return (
        <>
          <ViewerTitle place={place}>{shown.document.name}</ViewerTitle>
          <Unread version={shown.version} />
        </>
      );
  }
}

function Unread({ version }: { version: DocumentVersion }) {
  const text = useViewerText();
  const format = useFormat();
  if (version.state === "failed") {
    return (
      <>
        <p role="status">
          <strong>{text.failedTitle}.</strong> {version.error?.sentence}
        </p>
        <p>
          <a href={originalAddress(version.id)} download={version.file_name}>
            {text.download}
          </a>
        </p>
      </>
    );
  }
  const known = version.total > 0;
  return (
    <>
      <p role="status">
        <strong>{text.readingTitle}.</strong> {text.readingText}
      </p>
      <Progress
        value={known ? (100 * version.done) / version.total : 100}
        animated={!known}
        aria-label={known ? text.progress(format.number(version.done), format.number(version.total)) : text.readingTitle}
      />
    </>
  );
}

function Waiting() {
  const text = useViewerText();
  return (
    <div className={classes.waiting}>
      <Loader type="dots" role="status" aria-label={text.loading} />
    </div>
  );
}
