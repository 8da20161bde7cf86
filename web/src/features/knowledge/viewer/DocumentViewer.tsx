// A document at a passage: head, notes, then its pages or its text. Used by DocumentPage, and beside conversations.
import { Loader, Progress } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { DocumentVersion } from "../../../api/knowledge";
import type { DocumentViewerProps } from "../../../ui/documentViewer";
import { Failure } from "../../../ui/Failure";
import { useFormat } from "../../../ui/i18n/format";
import classes from "./DocumentViewer.module.css";
import { useViewerText } from "./i18n/useViewerText";
import { originalAddress } from "./queries";
import { ReadingText } from "./text/ReadingText";
import { useShown, type Shown } from "./useShown";
import { ViewerHead, type View } from "./ViewerHead";
import { ViewerTitle } from "./ViewerTitle";

const PdfView = lazy(() => import("./pdf/PdfView").then(({ PdfView: component }) => ({ default: component })));

export function DocumentViewer(props: DocumentViewerProps) {
  const shown = useShown(props.documentId, props.versionId, props.passageId);
  if (shown.kind === "open") return <OpenDocument {...props} shown={shown} />;
  return (
    <div className={classes.viewer} data-place={props.place}>
      <div className={classes.state}>
        <NotOpen shown={shown} place={props.place} />
      </div>
    </div>
  );
}

function OpenDocument({ shown, ...props }: DocumentViewerProps & { shown: Extract<Shown, { kind: "open" }> }) {
  const { reading, passage, versionId } = shown;
  const isPdf = reading.media_type === "application/pdf";
  const [view, setView] = useState<View>("pages");
  return (
    <div className={classes.viewer} data-place={props.place}>
      <ViewerHead {...props} shown={shown} view={isPdf ? view : null} onView={setView} />
      <div className={classes.content}>
        {isPdf && view === "pages" ? (
          <Suspense fallback={<Waiting />}>
            <PdfView key={versionId} address={originalAddress(versionId)} passage={passage} />
          </Suspense>
        ) : (
          <ReadingText key={versionId} reading={reading} passage={passage} depth={props.place === "page" ? 1 : 2} />
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
