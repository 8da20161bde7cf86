// Loads a PDF while a page shows it, and lets go of its worker with the page. Used by PdfView.
import { useEffect, useState } from "react";
import { openPdf, type OpenedPdf } from "./openPdf";

export type PdfState =
  | { kind: "loading" }
  | { kind: "failed"; error: unknown }
  | { kind: "open"; document: OpenedPdf["document"] };

export function usePdf(address: string): PdfState {
  const [loaded, setLoaded] = useState<{ address: string; state: PdfState } | null>(null);
  useEffect(() => {
    const stopped = new AbortController();
    let opened: OpenedPdf | null = null;
    const open = async () => {
      try {
        const found = await openPdf(address, stopped.signal);
        if (stopped.signal.aborted) {
          found.close();
          return;
        }
        opened = found;
        setLoaded({ address, state: { kind: "open", document: found.document } });
      } catch (error) {
        if (!stopped.signal.aborted) setLoaded({ address, state: { kind: "failed", error } });
      }
    };
    void open();
    return () => {
      stopped.abort();
      opened?.close();
    };
  }, [address]);
  return loaded?.address === address ? loaded.state : { kind: "loading" };
}
