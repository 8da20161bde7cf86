// One document in the list of a base: what it is, where its reading stands, what was noticed. Used by DocumentsTab.
import { Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { KnowledgeDocument } from "../../../api/knowledge";
import { useFormat } from "../../../ui/i18n/format";
import { Tag } from "../../../ui/Tag";
import { useKnowledgeText } from "../i18n/useKnowledgeText";
import { DocumentMenu, type DocumentAct } from "./DocumentMenu";
import classes from "./Documents.module.css";
import { kindOf, pagesAre } from "./kinds";
import { ReadingState } from "./ReadingState";
import { shownVersion } from "./reading";

interface Props {
  document: KnowledgeDocument;
  managed: boolean;
  onAct: (act: DocumentAct, document: KnowledgeDocument) => void;
  isRetrying: boolean;
}

export function DocumentRow({ document, managed, onAct, isRetrying }: Props) {
  const t = useKnowledgeText();
  const text = t.documents;
  const format = useFormat();
  const version = shownVersion(document);
  const kind = kindOf(version.media_type);
  const pages = version.pages;
  const facts = [
    document.folder === "" ? null : document.folder,
    kind === null ? null : text.kinds[kind],
    pages === null ? null : `${format.number(pages)}\u00a0${format.plural(pages, text.pageForms[pagesAre(version.media_type)])}`,
    document.versions > 1 ? text.versionNumber(version.number) : null,
    format.ago(document.updated_at),
    document.review_on === null ? null : t.reviewOn(format.date(document.review_on)),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <div className={classes.title}>
          <DocumentName document={document} />
          {document.approved && <Tag tone="accent">{text.approved}</Tag>}
          {document.review_overdue && <Tag tone="attention">{t.overdue}</Tag>}
          {document.source === "watched" && <Tag>{text.watched}</Tag>}
        </div>
        <Text size="sm" c="dimmed">
          {facts.filter(Boolean).join(" · ")}
        </Text>
        <ReadingState
          document={document}
          onRetry={managed ? () => onAct("retry", document) : undefined}
          isRetrying={isRetrying}
        />
        <Notes document={document} />
      </div>
      {managed && <DocumentMenu document={document} onAct={(act) => onAct(act, document)} />}
    </li>
  );
}

/** Leads to the viewer as soon as there is something to view. */
function DocumentName({ document }: { document: KnowledgeDocument }) {
  if (document.current === null) return <span className={classes.name}>{document.name}</span>;
  return (
    <Link to="/documents/$documentId" params={{ documentId: document.id }} className={classes.name}>
      {document.name}
    </Link>
  );
}

/** What reading left out, and where the same content stands too; folded, for most people need neither. */
function Notes({ document }: { document: KnowledgeDocument }) {
  const text = useKnowledgeText().documents;
  const { warnings } = document.newest;
  return (
    <>
      {warnings.length > 0 && (
        <details className={classes.notes}>
          <summary>{text.notes(warnings.length)}</summary>
          <ul>
            {warnings.map(({ code, sentence }) => (
              <li key={code}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      {document.duplicates.map((each) => (
        <Text key={each.document_id} size="sm" c="dimmed">
          {text.sameAs}{" "}
          <Link to="/documents/$documentId" params={{ documentId: each.document_id }} className={classes.same}>
            {each.name}
          </Link>{" "}
          {text.inBase(each.base_name)}
        </Text>
      ))}
    </>
  );
}
