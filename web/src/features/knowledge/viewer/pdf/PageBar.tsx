// Above the pages of a PDF: which page one is at, going to another, larger and smaller. Rendered by PdfPages.
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../../../../ui/i18n/format";
import { useViewerText } from "../i18n/useViewerText";
import classes from "./PdfView.module.css";
import { LEAST_ZOOM, MOST_ZOOM, type Zoom } from "./usePages";

interface PageBarProps {
  page: number;
  pages: number;
  zoom: Zoom;
  zoomNow: number;
  onPage: (page: number) => void;
  onZoom: (zoom: Zoom) => void;
}

const STEP = 1.25;

export function PageBar({ page, pages, zoom, zoomNow, onPage, onZoom }: PageBarProps) {
  const text = useViewerText();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1) onPage(Math.min(wanted, pages));
    setTyped(null);
  };
  const zoomBy = (factor: number) => onZoom(Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoomNow * factor)));
  return (
    <div className={classes.bar} role="group" aria-label={text.pageBar}>
      <form
        className={classes.places}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <ActionIcon variant="default" size="md" aria-label={text.previousPage} disabled={page <= 1} onClick={() => onPage(page - 1)}>
          ‹
        </ActionIcon>
        <TextInput
          size="xs"
          aria-label={text.pageNumber}
          inputMode="numeric"
          value={typed ?? String(page)}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={go}
          classNames={{ input: classes.number ?? "" }}
        />
        <span className={classes.of}>{text.ofPages(format.number(pages))}</span>
        <ActionIcon variant="default" size="md" aria-label={text.nextPage} disabled={page >= pages} onClick={() => onPage(page + 1)}>
          ›
        </ActionIcon>
      </form>
      <div className={classes.places}>
        <ActionIcon variant="default" size="md" aria-label={text.smaller} disabled={zoomNow <= LEAST_ZOOM} onClick={() => zoomBy(1 / STEP)}>
          −
        </ActionIcon>
        <span className={`${classes.of ?? ""} ${classes.percent ?? ""}`} aria-live="polite">
          {format.number(zoomNow, { style: "percent" })}
        </span>
        <ActionIcon variant="default" size="md" aria-label={text.larger} disabled={zoomNow >= MOST_ZOOM} onClick={() => zoomBy(STEP)}>
          +
        </ActionIcon>
        <Button size="compact-sm" variant="default" aria-pressed={zoom === "fit"} onClick={() => onZoom("fit")}>
          {text.fit}
        </Button>
      </div>
    </div>
  );
}
