// Draws one page with pdf.js: the picture into a canvas, the words above it as text that can be selected. Used by PdfPage.
import { TextLayer, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface Drawing {
  /** Settles without an error when it was stopped. */
  done: Promise<void>;
  stop: () => void;
}

export function drawPage(
  page: PDFPageProxy,
  canvas: HTMLCanvasElement,
  words: HTMLDivElement,
  scale: number,
  sharpness: number,
): Drawing {
  let stopped = false;
  const picture = page.getViewport({ scale: scale * sharpness });
  // Drawn aside and shown once done: while one zooms, the page is a bit blurred and never white.
  const aside = document.createElement("canvas");
  aside.width = Math.max(1, Math.floor(picture.width));
  aside.height = Math.max(1, Math.floor(picture.height));
  const task = page.render({ canvas: aside, viewport: picture });
  const layer = new TextLayer({
    textContentSource: page.streamTextContent(),
    container: words,
    viewport: page.getViewport({ scale }),
  });
  words.replaceChildren();
  words.style.setProperty("--total-scale-factor", String(scale));

  const drawn = async () => {
    await task.promise;
    canvas.width = aside.width;
    canvas.height = aside.height;
    canvas.getContext("2d")?.drawImage(aside, 0, 0);
    aside.width = 0;
    await layer.render();
  };
  return {
    done: drawn().catch((error: unknown) => {
      if (!stopped) throw error;
    }),
    stop() {
      stopped = true;
      task.cancel();
      layer.cancel();
      page.cleanup();
    },
  };
}
