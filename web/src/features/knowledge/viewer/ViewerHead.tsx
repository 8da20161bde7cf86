// Above a document: its name and base, its version and what is to be known of it, the passages to step through.
// Rendered by DocumentViewer.
import { ActionIcon, Anchor, SegmentedControl } from "@mantine/core";
import { numberOf, versionOf } from "../../../api/knowledge";
import type { DocumentViewerProps } from "../../../ui/documentViewer";
import { useFormat } from "../../../ui/i18n/format";
import { TextLink } from "../../../ui/links";
import { Tag } from "../../../ui/Tag";
import classes from "./DocumentViewer.module.css";
import { useViewerText } from "./i18n/useViewerText";
import type { Standing, ViewedDocument } from "./shown";
import { ViewerTitle } from "./ViewerTitle";

export type View = "pages" | "text";

interface ViewerHeadProps extends Omit<DocumentViewerProps, "source"> {
  viewed: ViewedDocument;
  /** null: there is but one view. */
  view: View | null;
  onView: (view: View) => void;
}

export function ViewerHead({ viewed, view, onView, ...props }: ViewerHeadProps) {
  const text = useViewerText();
  const { standing } = viewed;
  return (
    <header className={classes.head} role="none">
      <div className={classes.line}>
        <div className={classes.name}>
          <ViewerTitle place={props.place}>{viewed.reading.document}</ViewerTitle>
          <p className={classes.facts}>
            {standing === null ? text.attached : <Facts standing={standing} />}
          </p>
        </div>
        <div className={classes.actions}>
          {view !== null && (
            <SegmentedControl
              size="xs"
              aria-label={text.view}
              value={view}
              onChange={onView}
              data={[
                { value: "pages", label: text.asPages },
                { value: "text", label: text.asText },
              ]}
            />
          )}
          <Anchor size="sm" href={viewed.original} download={viewed.fileName}>
            {text.download}
          </Anchor>
          {props.place === "panel" && standing !== null && (
            <TextLink
              size="sm"
              to="/documents/$documentId"
              params={{ documentId: standing.documentId }}
              search={fullPage(viewed.id, props.passageId, props.cited)}
            >
              {text.openPage}
            </TextLink>
          )}
        </div>
      </div>
      {standing !== null && <Notes standing={standing} {...props} />}
      <PassageSteps {...props} passage={viewed.passage} />
    </header>
  );
}

function Facts({ standing }: { standing: Standing }) {
  const text = useViewerText();
  const format = useFormat();
  const { baseName, version, since, approved } = standing;
  return (
    <>
      {baseName}
      {since !== null && ` · ${text.version(version, format.date(since))} `}
      {approved && (
        <span title={text.approvedHelp}>
          <Tag tone="accent">{text.approved}</Tag>
        </span>
      )}
    </>
  );
}

/** The same place, with the cited passages of the same version to step through. */
function fullPage(version: string, passage: string | null, cited: readonly string[]) {
  if (passage === null) return { version };
  const numbers = cited.filter((id) => versionOf(id) === version).map(numberOf);
  return numbers.length > 1 ? { passage, cites: numbers.join("-") } : { passage };
}

type NotesProps = Pick<ViewerHeadProps, "place" | "passageId" | "onVersion"> & { standing: Standing };

function Notes({ standing, place, passageId, onVersion }: NotesProps) {
  const text = useViewerText();
  const format = useFormat();
  const { version, newer, overdueSince } = standing;
  const cited = place === "panel" ? text.oldVersionCited : text.oldVersionOfPassage;
  return (
    <>
      {newer !== null && (
        <p className={classes.note} role="status">
          {passageId === null
            ? `${text.oldVersion(version)} ${text.newerAlone(newer)}`
            : `${cited(version)} ${text.newerExists(newer)}`}{" "}
          <Anchor component="button" type="button" size="sm" onClick={() => onVersion(null)}>
            {text.readNewer(newer)}
          </Anchor>
        </p>
      )}
      {overdueSince !== null && <p className={classes.note}>{text.overdue(format.date(overdueSince))}</p>}
    </>
  );
}

type PassageStepsProps = Pick<ViewerHeadProps, "place" | "passageId" | "cited" | "onPassage"> & Pick<ViewedDocument, "passage">;

function PassageSteps({ passage, place, passageId, cited, onPassage }: PassageStepsProps) {
  const text = useViewerText();
  if (passageId === null) return null;
  if (passage === null) return <p className={classes.note}>{text.passageMissing}</p>;
  const index = cited.indexOf(passageId);
  // Beside a conversation, its own sources are stepped through above.
  const many = place === "page" && cited.length > 1 && index !== -1;
  const step = (by: number) => {
    const next = cited[(index + by + cited.length) % cited.length];
    if (next !== undefined) onPassage(next);
  };
  const where = [...passage.heading_path, ...(passage.page === null ? [] : [text.atPage(passage.page)])].join(" › ");
  return (
    <div className={classes.steps}>
      <span aria-live="polite">
        <span className={classes.swatch} aria-hidden />
        {many ? text.passageOf(index + 1, cited.length) : text.passage}
        {where !== "" && <span className={classes.where}>{` · ${where}`}</span>}
      </span>
      {many && (
        <span className={classes.arrows}>
          <ActionIcon variant="default" size="md" aria-label={text.previousPassage} onClick={() => step(-1)}>
            ‹
          </ActionIcon>
          <ActionIcon variant="default" size="md" aria-label={text.nextPassage} onClick={() => step(1)}>
            ›
          </ActionIcon>
        </span>
      )}
    </div>
  );
}
