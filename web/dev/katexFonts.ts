// Leaves KaTeX's fonts in the one format that every browser of today reads: the others would double what is installed.
// Used by vite.config.ts.
import type { Plugin } from "vite";

const OLD_FORMATS = /,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\("(?:woff|truetype)"\)/g;

export function katexFonts(): Plugin {
  return {
    name: "colombage-katex-fonts",
    enforce: "pre",
    transform: {
      filter: { id: /katex[\\/]dist[\\/]katex(?:\.min)?\.css/ },
      handler: (css) => ({ code: css.replace(OLD_FORMATS, ""), map: null }),
    },
  };
}
