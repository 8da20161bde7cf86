// Serves /api from memory while developing without a server (`npm run dev -- --mode mock`). Never built nor shipped.
// POST /api/mock {"state": "first_use" | "signed_out" | "signed_in", "login": "…"} puts it in another state.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import { answer, type Reply } from "./routes.ts";

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString("utf-8");
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.statusCode = status;
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(body));
}

export function mockServer(): Plugin {
  return {
    name: "colombage-mock",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? "/", "http://localhost");
        if (!url.pathname.startsWith("/api/")) {
          next();
          return;
        }
        bodyOf(request)
          .then((body) => send(response, answer(request.method ?? "GET", url, body as Record<string, unknown>)))
          .catch(next);
      });
    },
  };
}
