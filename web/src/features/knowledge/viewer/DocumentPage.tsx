// A document as a page of its own: `/documents/…?version=&passage=&cites=`. Opened by the router.
import { useDocumentTitle } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { versionOf } from "../../../api/knowledge";
import { DocumentViewer } from "./DocumentViewer";
import { useViewerText } from "./i18n/useViewerText";
import { documentQuery } from "./queries";

export function DocumentPage() {
  const text = useViewerText();
  const navigate = useNavigate();
  const { documentId } = useParams({ from: "/shell/documents/$documentId" });
  const { version, passage, cites } = useSearch({ from: "/shell/documents/$documentId" });
  const name = useQuery(documentQuery(documentId)).data?.name;
  useDocumentTitle(`${name ?? text.untitled} – Colombage`);
  const go = (search: { version?: string; passage?: string; cites?: string }) =>
    void navigate({ to: "/documents/$documentId", params: { documentId }, search });
  return (
    <DocumentViewer
      key={documentId}
      place="page"
      source={{ kind: "base", documentId, versionId: version ?? null }}
      passageId={passage ?? null}
      cited={citedOf(passage, cites)}
      onPassage={(next) => go({ passage: next, ...(cites === undefined ? {} : { cites }) })}
      onVersion={(wanted) => go(wanted === null ? {} : { version: wanted })}
    />
  );
}

/** `cites=3-9-12`: numbers of passages of the same version. */
function citedOf(passage: string | undefined, cites: string | undefined): readonly string[] {
  if (passage === undefined) return [];
  if (cites === undefined) return [passage];
  return cites.split("-").map((number) => `${versionOf(passage)}.${number}`);
}
