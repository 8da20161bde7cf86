// Puts the character maps, stand-in fonts and picture decoders of pdf.js beside the built pages, under a folder that
// names its version: a PDF that needs them finds them here and nothing is fetched from elsewhere. Used by vite.config.ts.
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const require = createRequire(import.meta.url);
const PACKAGE = dirname(require.resolve("pdfjs-dist/package.json"));
const { version } = require("pdfjs-dist/package.json") as { version: string };

/**
 * The decoders are those in plain JavaScript: WebAssembly would need a hole in the policy of contents
 * (`wasm-unsafe-eval`) for scans in JBIG2 and JPEG 2000 alone.
 */
const FOLDERS: readonly (readonly [name: string, wanted: RegExp])[] = [
  ["cmaps", /\.bcmap$|^LICENSE/],
  ["standard_fonts", /\.(?:pfb|ttf)$|^LICENSE/],
  ["wasm", /_nowasm_fallback\.js$|^LICENSE_(?:PDFJS_)?(?:JBIG2|OPENJPEG)$/],
];

/** Where the viewer finds them; the same address in the built pages and while developing. */
export const PDFJS_FILES = `/assets/pdfjs-${version}/`;

export function pdfjsFiles(): Plugin {
  return {
    name: "colombage-pdfjs",
    config: () => ({ define: { "import.meta.env.PDFJS_FILES": JSON.stringify(PDFJS_FILES) } }),
    async generateBundle() {
      for (const [folder, wanted] of FOLDERS) {
        for (const name of await readdir(join(PACKAGE, folder))) {
          if (!wanted.test(name)) continue;
          const source = await readFile(join(PACKAGE, folder, name));
          this.emitFile({ type: "asset", fileName: `${PDFJS_FILES.slice(1)}${folder}/${name}`, source });
        }
      }
    },
    configureServer(server) {
      server.middlewares.use(PDFJS_FILES, (request, response, next) => {
        const path = /^\/(?:cmaps|standard_fonts|wasm)\/[\w.-]+$/.exec(request.url ?? "")?.[0];
        if (path === undefined) {
          next();
          return;
        }
        response.setHeader("Content-Type", path.endsWith(".js") ? "text/javascript" : "application/octet-stream");
        readFile(join(PACKAGE, path)).then((content) => response.end(content), next);
      });
    },
  };
}
