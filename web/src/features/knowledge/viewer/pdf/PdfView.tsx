// A PDF, from its address to its pages: loading, refused, unreadable, open. A chunk of its own: pdf.js weighs.
// Rendered by DocumentViewer.
import { Loader } from "@mantine/core";
import { ApiError } from "../../../../api/client";
import type { ReadingPassage } from "../../../../api/knowledge";
import { Failure } from "../../../../ui/Failure";
import { useViewerText } from "../i18n/useViewerText";
import { PdfPages } from "./PdfPages";
import classes from "./PdfView.module.css";
import { usePdf } from "./usePdf";

interface PdfViewProps {
  address: string;
  passage: ReadingPassage | null;
  page?: number;
}

export function PdfView({ address, passage, page = 1 }: PdfViewProps) {
  const text = useViewerText();
  const state = usePdf(address);
  if (state.kind === "loading") {
    return (
      <div className={classes.waiting}>
        <Loader type="dots" role="status" aria-label={text.loading} />
      </div>
    );
  }
  if (state.kind === "failed") {
    return state.error instanceof ApiError ? <Failure error={state.error} /> : <p role="alert">{text.pdfFailed}</p>;
  }
  return <PdfPages document={state.document} passage={passage} page={page} />;
}
