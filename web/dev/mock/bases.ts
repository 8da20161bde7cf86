// Knowledge bases kept from memory for the mock server: made, filled, changed, looked after. Used by
// `npm run dev -- --mode mock`; what is read in documents and found in them is in documents.ts.
// A document that was given moves on by a step each time the list is asked; a name with « vide » is refused.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import type { Base, KnowledgeDocument } from "../../src/api/knowledge.ts";
import type { NewBase, NewQuestion, Quality } from "../../src/features/knowledge/types.ts";
import * as data from "./data.ts";
import { BASES, DOCUMENTS } from "./documents.ts";

interface Reply {
  status: number;
  body?: unknown;
}
type Body = Record<string, unknown>;

const ok = (body: unknown, status = 200): Reply => ({ status, body });
const done: Reply = { status: 204 };
const refused = (status: number, code: string, sentence: string): Reply => ({ status, body: { code, sentence, facts: {} } });
const missing = refused(404, "kernel.not_found", "Cet élément n’existe pas, ou vous n’y avez pas accès.");

const documents: KnowledgeDocument[] = DOCUMENTS.map((each) => ({ ...each, versions: each.versions.length }));
for (const base of BASES) base.managed = true;

const quality: Quality = {
  asked: 412,
  unanswered: 37,
  themes: [
    { theme: "Protocole PICC.pdf", asked: 188, unanswered: 4 },
    { theme: "Notice des pousse-seringues.docx", asked: 90, unanswered: 11 },
    { theme: "", asked: 22, unanswered: 22 },
  ],
  reports: [
    {
      id: "r-1", kind: "passage", question: null, reason: "outdated", remark: "Le délai est passé à sept jours.",
      document: "Protocole PICC.pdf", document_id: "d-picc", page: 1, person_name: "Infirmière (démonstration)",
      created_at: new Date().toISOString(), handled: false,
    },
  ],
  overdue: [{ id: "d-notice", name: "Notice des pousse-seringues.docx", review_on: "2026-06-30" }],
  test: {
    questions: [{ id: "q-1", question: "À quel rythme changer le pansement ?", expected: [{ id: "d-picc", name: "Protocole PICC.pdf" }] }],
    runs: [0.62, 0.62, 0.71, 0.84].map((recall5, index) => ({
      ran_at: `2026-${String(index + 5).padStart(2, "0")}-14T09:00:00Z`, questions: 24, recall5, reciprocal_rank: recall5 - 0.2,
      trigger: index === 2 ? "reindex" : "steward", missed: index === 3 ? ["q-1"] : [],
    })),
  },
};

function taken<Item>(from: Item[], item: Item): Reply {
  from.splice(from.indexOf(item), 1);
  return done;
}

function newBase(body: NewBase): Reply {
  const { owner } = body;
  const base: Base = {
    id: `base-${BASES.length + 1}`,
    name: body.name,
    description: body.description,
    data_class: body.data_class,
    owner: {
      kind: owner.kind,
      establishment_id: owner.establishment_id ?? null,
      establishment_name: data.establishments.find(({ id }) => id === owner.establishment_id)?.name ?? null,
      department_id: owner.department_id ?? null,
      department_name: data.departments.find(({ id }) => id === owner.department_id)?.name ?? null,
    },
    readers: body.readers,
    readers_described: body.readers.map((principal) => ({ principal, label: principal })),
    responsible: null,
    review_on: body.review_on ?? null,
    review_overdue: false,
    watched_folder: null,
    managed: true,
    documents: 0,
    by_sense: body.data_class !== "health",
    updated_at: new Date().toISOString(),
  };
  BASES.push(base);
  return ok(base, 201);
}

/** One step further: waiting → read page by page → its sense → ready. */
function moveOn(document: KnowledgeDocument): void {
  const { newest } = document;
  if (newest.state === "waiting") Object.assign(newest, { state: "parsing", total: 40 });
  else if (newest.state === "parsing" && newest.done < newest.total) newest.done += 10;
  else if (newest.state === "parsing") Object.assign(newest, { state: "searchable", pages: 40, passages: 90 });
  else if (newest.state === "searchable" && newest.vectors < 90) newest.vectors += 30;
  else if (newest.state === "searchable") newest.state = "ready";
  if (newest.state === "searchable") document.current = newest;
}

function given(baseId: string, name: string, folder: string): Reply {
  if (name.includes("vide")) return refused(422, "files.empty", "Ce fichier est vide.");
  const known = documents.find((each) => each.base_id === baseId && each.name === name && each.folder === folder);
  const number = (known?.versions ?? 0) + 1;
  const newest: KnowledgeDocument["newest"] = {
    id: `v-${documents.length}-${number}`, number, file_name: name, media_type: "application/pdf", bytes: 48_000,
    state: "waiting", done: 0, total: 0, error: null, warnings: [], pages: null, passages: null, vectors: 0,
    created_at: new Date().toISOString(),
  };
  if (known !== undefined) return ok(Object.assign(known, { newest, versions: number, approved: false }), 201);
  const document: KnowledgeDocument = {
    id: `d-${documents.length}`, base_id: baseId, name, folder, source: "upload", current: null, newest, versions: 1,
    approved: false, approved_by: null, approved_at: null, review_on: null, review_overdue: false,
    updated_at: newest.created_at, duplicates: [],
  };
  documents.push(document);
  return ok(document, 201);
}

function listed(baseId: string, url: URL): Reply {
  const all = documents.filter((each) => each.base_id === baseId);
  for (const each of all) if (each.id !== "d-open") moveOn(each);
  const words = (url.searchParams.get("search") ?? "").toLowerCase();
  const state = url.searchParams.get("state") ?? "";
  const isOpen = (each: KnowledgeDocument) => !["ready", "failed"].includes(each.newest.state);
  const items = all.filter(
    (each) =>
      each.name.toLowerCase().includes(words) &&
      (state === "" || (state === "open" ? isOpen(each) : each.newest.state === state)),
  );
  const count = (wanted: string) => all.filter(({ newest }) => newest.state === wanted).length;
  return ok({ items, next: null, total: items.length, open: all.filter(isOpen).length, failed: count("failed"), ready: count("ready") });
}

function readers(url: URL): Reply {
  const words = (url.searchParams.get("search") ?? "").toLowerCase();
  const people = words.length < 2 ? [] : data.people.filter((each) => each.display_name.toLowerCase().includes(words));
  return ok({
    establishments: data.establishments,
    departments: data.departments,
    professions: data.professions,
    roles: ["steward", "officer", "auditor", "group_administrator"],
    people: people.map(({ id, display_name }) => ({ id, display_name })),
  });
}

function ofBase(base: Base, method: string, part: string, rest: string, body: Body, url: URL): Reply | null {
  const route = `${method} ${part}`;
  if (route === "GET ") return ok(base);
  if (route === "PATCH ") return ok(Object.assign(base, body));
  if (route === "DELETE ") return taken(BASES, base);
  if (route === "GET documents") return listed(base.id, url);
  if (route === "POST documents") return given(base.id, String(body.name), String(body.folder));
  if (route === "GET quality") return ok(quality);
  if (route === "POST quality" && rest === "runs") {
    const run: Quality["test"]["runs"][number] = {
      ran_at: new Date().toISOString(), questions: 24, recall5: 0.88, reciprocal_rank: 0.7, trigger: "steward", missed: [],
    };
    quality.test.runs.push(run);
    return ok(run, 201);
  }
  if (route === "POST quality") {
    const { question, expected_document_ids } = body as unknown as NewQuestion;
    const expected = documents.filter(({ id }) => expected_document_ids.includes(id)).map(({ id, name }) => ({ id, name }));
    quality.test.questions.push({ id: `q-${Date.now()}`, question, expected });
    return ok({}, 201);
  }
  if (route === "DELETE quality") {
    quality.test.questions = quality.test.questions.filter(({ id }) => !rest.endsWith(id));
    return done;
  }
  return null;
}

function ofDocument(document: KnowledgeDocument, method: string, part: string, body: Body): Reply | null {
  const route = `${method} ${part}`;
  if (route === "PATCH ") return ok(Object.assign(document, body));
  if (route === "DELETE ") return taken(documents, document);
  if (route === "PUT content") return given(document.base_id, document.name, document.folder);
  if (route === "POST approval") return ok(Object.assign(document, { approved: true, ...body }));
  if (route === "DELETE approval") return ok(Object.assign(document, { approved: false }));
  if (route === "POST retry") return ok(Object.assign(document.newest, { state: "waiting", error: null }));
  return null;
}

/** null: for documents.ts, or for nobody. */
function answer(method: string, url: URL, body: Body): Reply | null {
  const [room = "", id = "", part = "", ...rest] = url.pathname.slice("/api/knowledge/".length).split("/");
  if (room === "readers") return readers(url);
  if (room === "bases" && id === "") return method === "POST" ? newBase(body as unknown as NewBase) : null;
  if (room === "bases") {
    const base = BASES.find((each) => each.id === id);
    return base === undefined ? missing : ofBase(base, method, part, rest.join("/"), body, url);
  }
  if (room === "documents" && method !== "GET") {
    const document = documents.find((each) => each.id === id);
    return document === undefined ? missing : ofDocument(document, method, part, body);
  }
  if (room === "reports" && part === "handled") {
    for (const report of quality.reports) if (report.id === id) report.handled = true;
    return done;
  }
  return null;
}

/** JSON as it is; of a form with a file, its folder and the file's name. */
async function bodyOf(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString("utf-8");
  if (request.headers["content-type"]?.startsWith("multipart/") !== true) return JSON.parse(text === "" ? "{}" : text) as Body;
  const folder = /name="folder"\r\n\r\n(.*)\r\n/.exec(text)?.[1] ?? "";
  return { folder, name: /filename="([^"]*)"/.exec(text)?.[1] ?? "document" };
}

/** What documents.ts answers must keep its body unread: only what is ours is taken. */
function isOurs(method: string, path: string): boolean {
  if (/^\/api\/knowledge\/(?:readers|bases\/)/.test(path)) return true;
  if (path === "/api/knowledge/bases") return method === "POST";
  return path.endsWith("/handled") || (method !== "GET" && path.startsWith("/api/knowledge/documents/"));
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json");
  response.end(body === undefined ? "" : JSON.stringify(body));
}

export function basesMock(): Plugin {
  return {
    name: "colombage-mock-bases",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? "/", "http://localhost");
        const method = request.method ?? "GET";
        if (!isOurs(method, url.pathname)) {
          next();
          return;
        }
        bodyOf(request)
          .then((body) => send(response, answer(method, url, body) ?? missing))
          .catch(next);
      });
    },
  };
}
