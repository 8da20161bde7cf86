// Documents to protect, kept from memory for the mock server: `npm run dev -- --mode mock`.
// One that was given moves on each time the list is asked; a name with « scan » fails, one with « photo » is refused.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import type { ProtectedDocument, Report } from "../../src/features/protection/documents/types.ts";

const PATH = /^\/api\/protection\/documents(?:\/([^/]+))?(\/content)?$/;
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const STEPS = 6;
const STAY_MS = 24 * 3_600_000;

const REPORT: Report = {
  replaced: [
    { label: "person", name: "nom d’une personne", count: 14 },
    { label: "date", name: "date", count: 9 },
    { label: "nir", name: "numéro de sécurité sociale", count: 1 },
  ],
  people: 3,
  removed: [{ what: "metadata", count: 1, sentence: "Propriétés du document vidées : auteur, société, dates." }],
  left: [{ what: "images", count: 2, sentence: "Images : le texte et les visages qu’elles montrent ne sont pas protégés." }],
  check: { extractor: "docx2txt", values_found: 0 },
  correspondences: [
    { written: "[PATIENTE_1]", label: "person", name: "nom d’une personne", role: "patient", value: "Camille Exemple" },
    { written: "[NIR_1]", label: "nir", name: "numéro de sécurité sociale", role: null, value: "2 57 03 76 540 123 23" },
  ],
};
const SCANNED = { code: "protection.scanned_pages", sentence: "Ce PDF contient 2 page(s) qui sont des images (un scan)." };

let documents: ProtectedDocument[] = [made("Compte rendu d’hospitalisation.docx", { state: "ready", report: REPORT })];

function made(name: string, part: Partial<ProtectedDocument> = {}): ProtectedDocument {
  const now = Date.now();
  return {
    id: `copy-${now}-${Math.random()}`,
    name,
    media_type: name.endsWith(".pdf") ? "application/pdf" : DOCX,
    bytes: 48_213,
    state: "waiting",
    done: 0,
    total: 0,
    report: null,
    error: null,
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + STAY_MS).toISOString(),
    ...part,
  };
}

function movedOn(document: ProtectedDocument): ProtectedDocument {
  if (document.state === "waiting") return { ...document, state: "working", total: STEPS };
  if (document.state !== "working") return document;
  if (document.done < STEPS) return { ...document, done: document.done + 1 };
  return document.name.includes("scan")
    ? { ...document, state: "failed", error: SCANNED }
    : { ...document, state: "ready", report: REPORT };
}

function answer(method: string, id: string | undefined, content: boolean, body: string): [status: number, body?: unknown] {
  if (method === "DELETE") {
    documents = documents.filter((each) => each.id !== id);
    return [204];
  }
  if (content) return [200, { copy: id }];
  if (method === "POST") {
    const name = /filename="([^"]+)"/.exec(body)?.[1] ?? "document.docx";
    if (name.includes("photo")) {
      const sentence = "Ce type de fichier ne se protège pas ici.";
      return [400, { code: "protection.document_type_refused", sentence, facts: {} }];
    }
    documents = [made(name), ...documents];
    return [201, documents[0]];
  }
  documents = documents.map(movedOn);
  return [200, { items: documents }];
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf-8");
}

async function handle(request: IncomingMessage, response: ServerResponse, [, id, content]: RegExpExecArray): Promise<void> {
  const [status, body] = answer(request.method ?? "GET", id, content !== undefined, await textOf(request));
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json");
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

export function copiesMock(): Plugin {
  return {
    name: "colombage-mock-copies",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const found = PATH.exec(request.url ?? "");
        if (found === null) next();
        else handle(request, response, found).catch(next);
      });
    },
  };
}
