// Builds the pages into the Python package (scripts/build_web.py calls it) and serves them while developing.
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { compressed } from "./dev/compress.ts";
import { katexFonts } from "./dev/katexFonts.ts";
import { pdfjsFiles } from "./dev/pdfjs.ts";

// `npm run dev` talks to a Colombage on this address; `npm run dev -- --mode mock` needs no server at all.
const server = process.env.COLOMBAGE_DEV_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig(async ({ mode, command }) => {
  const mocked = command === "serve" && mode === "mock";
  const mock = mocked
    ? [
        (await import("./dev/mock/chat.ts")).chatMock(),
        (await import("./dev/mock/protection.ts")).protectionMock(),
        (await import("./dev/mock/copies.ts")).copiesMock(),
        (await import("./dev/mock/bases.ts")).basesMock(),
        (await import("./dev/mock/documents.ts")).documentsMock(),
        (await import("./dev/mock/plugin.ts")).mockServer(),
      ]
    : [];
  return {
    plugins: [react(), pdfjsFiles(), katexFonts(), compressed(), ...mock],
    // pdf.js loads its decoders by itself, once a page needs them.
    worker: { format: "es" as const },
    build: {
      outDir: process.env.COLOMBAGE_WEB_OUT ?? fileURLToPath(new URL("../src/colombage/app/web", import.meta.url)),
      emptyOutDir: true,
      target: "es2022",
      // Data addresses would need `data:` in the policy of contents; files do not.
      assetsInlineLimit: 0,
      // pdf.js and its worker are that large, and are loaded with the first PDF only.
      chunkSizeWarningLimit: 1300,
      modulePreload: { polyfill: false },
      // Small files are put together: each one that a page needs is one more thing to ask for before it shows.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: "start", tags: ["$initial" as const], test: /\.[jt]sx?$|node_modules/ },
              {
                name: "shared",
                test: /src\/(?:ui|api)\/|@mantine|@floating-ui|@tanstack/,
                minShareCount: 2,
                // By which pages share them: a page is not given what others alone need, but for a few kilobytes.
                entriesAware: true,
                entriesAwareMergeThreshold: 10_000,
              },
            ],
          },
        },
      },
    },
    server: { host: "127.0.0.1", proxy: mocked ? {} : { "/api": server } },
    test: { environment: "happy-dom", include: ["{src,dev}/**/*.test.{ts,tsx}"] },
  };
});
