// Serves /api from memory while developing without a server (`npm run dev -- --mode mock`). Never built nor shipped.
import type { Plugin } from "vite";

export function mockServer(): Plugin {
  return { name: "colombage-mock" };
}
