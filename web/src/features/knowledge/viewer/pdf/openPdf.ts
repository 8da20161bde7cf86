// Opens a PDF's bytes with pdf.js, in a worker of our own. Used by usePdf.
//
// The legacy build: hospitals' browsers are not this year's. Scripts and forms of a document do nothing here: no
// sandbox is built in, no form is drawn, links are not made; and this version of pdf.js evaluates no code.
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import PdfWorker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker";
import { ApiError, failure, NETWORK_AWAY } from "../../../../api/client";

const FILES = import.meta.env.PDFJS_FILES as string;
/** A page of a scanned plan may hold a picture of billions of points; such a one is left white. */
const LARGEST_PICTURE = 2 ** 27;

export interface OpenedPdf {
  document: PDFDocumentProxy;
  close: () => void;
}

/** Throws ApiError when the server refuses, pdf.js's own error when the bytes are no PDF that it can show. */
export async function openPdf(address: string, signal: AbortSignal): Promise<OpenedPdf> {
  const data = await bytesAt(address, signal);
  const port = new PdfWorker();
  const worker = pdfjs.PDFWorker.create({ port });
  const close = () => {
    worker.destroy();
    port.terminate();
  };
  try {
    const task = pdfjs.getDocument({
      data,
      worker,
      cMapUrl: `${FILES}cmaps/`,
      standardFontDataUrl: `${FILES}standard_fonts/`,
      wasmUrl: `${FILES}wasm/`,
      useWasm: false,
      enableXfa: false,
      maxImageSize: LARGEST_PICTURE,
    });
    const document = await task.promise;
    return {
      document,
      close: () => {
        void task.destroy().finally(close);
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

async function bytesAt(address: string, signal: AbortSignal): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: "same-origin", signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ApiError(0, NETWORK_AWAY, "");
  }
  if (!response.ok) throw await failure(response);
  return new Uint8Array(await response.arrayBuffer());
}
