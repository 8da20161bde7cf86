// Documents of knowledge bases for the mock server: reading, passages, search. Used by `npm run dev -- --mode mock`.
// « rien » as a question finds nothing; the document d-deleted was deleted, d-open is still being read.
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import type {
  Base,
  DocumentVersion,
  DocumentWithVersions,
  KnownPassage,
  PassageFound,
  Reading,
  ReadingBlock,
  ResolvedPassage,
  SearchAnswer,
} from "../../src/api/knowledge.ts";

const PDF_FILE = new URL("../../../src/colombage/app/demonstration/documents/protocole-surveillance-picc.pdf", import.meta.url);
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const version = (id: string, number: number, over: Partial<DocumentVersion>): DocumentVersion => ({
  id,
  number,
  file_name: "Protocole PICC.pdf",
  media_type: "application/pdf",
  bytes: 6_271,
  state: "ready",
  done: 12,
  total: 12,
  error: null,
  warnings: [],
  pages: 2,
  passages: 12,
  vectors: 12,
  created_at: `2026-0${3 + number}-14T09:00:00Z`,
  ...over,
});

const document = (id: string, name: string, versions: [DocumentVersion, ...DocumentVersion[]], over: Partial<DocumentWithVersions> = {}): DocumentWithVersions => ({
  id,
  base_id: "base-soins",
  name,
  folder: "",
  source: "upload",
  current: versions[0],
  newest: versions[0],
  versions,
  approved: false,
  approved_by: null,
  approved_at: null,
  review_on: null,
  review_overdue: false,
  updated_at: "2026-05-14T09:00:00Z",
  duplicates: [],
  ...over,
});

const open = version("v-open-1", 1, { state: "parsing", done: 120, total: 400, passages: null });

export const DOCUMENTS: DocumentWithVersions[] = [
  document("d-picc", "Protocole PICC.pdf", [version("v-picc-2", 2, {}), version("v-picc-1", 1, {})], { approved: true }),
  document("d-notice", "Notice des pousse-seringues.docx", [
    version("v-notice-1", 1, { file_name: "Notice des pousse-seringues.docx", media_type: DOCX, pages: null }),
  ], { review_on: "2026-06-30", review_overdue: true }),
  { ...document("d-open", "Vidal interne.pdf", [open]), current: null },
  document("d-broken", "Scan illisible.pdf", [
    version("v-broken-1", 1, { state: "failed", error: { code: "files.needs_ocr", sentence: "Ce document est une image\u00a0: il faut le numériser avec reconnaissance de texte." } }),
  ]),
];

const base = (id: string, name: string, data_class: Base["data_class"], over: Partial<Base> = {}): Base => ({
  id,
  name,
  description: "",
  owner: { kind: "group", establishment_id: null, establishment_name: null, department_id: null, department_name: null },
  data_class,
  readers: ["group"],
  readers_described: [{ principal: "group", label: "Tout le groupement" }],
  responsible: { id: "p-5", name: "Référente IA (démonstration)" },
  review_on: null,
  review_overdue: false,
  watched_folder: null,
  managed: false,
  documents: 4,
  by_sense: true,
  updated_at: "2026-05-14T09:00:00Z",
  ...over,
});

export const BASES: Base[] = [
  base("base-soins", "Protocoles de soins", "internal", { description: "Protocoles validés par la direction des soins." }),
  base("base-achats", "Marchés et achats", "internal", { documents: 212, by_sense: false }),
  base("base-mienne", "Mes notes", "personal", { owner: { kind: "person", establishment_id: null, establishment_name: null, department_id: null, department_name: null } }),
];

type Line = [kind: ReadingBlock["kind"], text: string, page: number | null, level?: number];

const PICC: Line[] = [
  ["heading", "Protocole de soins : surveillance d’un cathéter PICC", 1, 1],
  ["row", "Référence | SOINS-PR-014, version 3", 1],
  ["row", "Rédaction | Groupe « accès vasculaires » (fictif)", 1],
  ["heading", "3. Pansement", 1, 2],
  ["heading", "3.1 Rythme de réfection", 1, 3],
  ["paragraph", "Le premier pansement est refait dans les vingt-quatre à quarante-huit heures qui suivent la pose s’il est taché de sang. Ensuite, le pansement transparent est changé tous les sept jours. Il est refait sans attendre s’il est décollé, souillé ou humide.", 1],
  ["heading", "3.2 Technique", 1, 3],
  ["item", "Informer le patient et l’installer, le bras dégagé, la tête tournée du côté opposé.", 1],
  ["item", "Retirer l’ancien pansement avec des gants non stériles, en maintenant le cathéter en place.", 1],
  ["heading", "4. Rinçage", 2, 2],
  ["paragraph", "Le cathéter est rincé avant et après chaque utilisation par dix millilitres de chlorure de sodium, en poussées successives.", 2],
];

const NOTICE: Line[] = [
  ["heading", "Pousse-seringues : prise en main", null, 1],
  ["paragraph", "Cette notice s’adresse aux infirmiers des neuf établissements. Elle complète le manuel du fabricant.", null],
  ["heading", "Débits et volumes", null, 2],
  ["row", "Réglage | Débit | Alarme", null],
  ["row", "Adulte | 0,1 à 1 200 ml/h | 50 mmHg au-dessus de la pression habituelle", null],
  ["row", "Pédiatrie | 0,1 à 200 ml/h | 20 mmHg au-dessus de la pression habituelle", null],
  ["heading", "En cas d’alarme", null, 2],
  ["item", "Noter l’heure et le code affiché.", null],
  ["item", "Fermer le robinet avant d’ouvrir la tubulure.", null],
  ["paragraph", "La batterie tient quatre heures à un débit de 5 ml/h. Elle est changée tous les deux ans.", null],
  ...Array.from({ length: 40 }, (_, index): Line => ["paragraph", `Remarque ${index + 1}. ${"Le service biomédical contrôle chaque appareil une fois par an. ".repeat(4)}`, null]),
];

function readingOf(lines: readonly Line[], over: Partial<Reading>): Reading {
  let text = "";
  let table = 0;
  const blocks = lines.map(([kind, line, page, level], index): ReadingBlock => {
    const start = text.length;
    text += `${line}\n`;
    const begins = kind === "row" && lines[index - 1]?.[0] !== "row";
    if (begins) table += 1;
    const cells: [number, number][] = [];
    let from = start;
    if (kind === "row") {
      for (const cell of line.split(" | ")) {
        cells.push([from, from + cell.length]);
        from += cell.length + 3;
      }
    }
    return { kind, level: level ?? null, start, end: start + line.length, page, table: kind === "row" ? table : null, cells, is_header: begins && page === null };
  });
  const passages = blocks.filter(({ kind }) => kind === "paragraph").map((block, index) => ({
    number: index + 1,
    page: block.page,
    start: block.start,
    end: block.end,
    rectangles: block.page === 1 ? ([[660, 3500, 9080, 3680], [660, 3330, 8870, 3500], [660, 3160, 4800, 3330]] as [number, number, number, number][]) : [],
    heading_path: ["3. Pansement", "3.1 Rythme de réfection"],
  }));
  return {
    document_id: "d-picc", document: "Protocole PICC.pdf", base_id: "base-soins", base_name: "Protocoles de soins",
    version: 2, current: true, media_type: "application/pdf", pages: 2, text, blocks, passages, ...over,
  };
}

const READINGS: Record<string, Reading> = {
  "v-picc-2": readingOf(PICC, {}),
  "v-picc-1": readingOf(PICC, { version: 1, current: false }),
  "v-notice-1": readingOf(NOTICE, { document_id: "d-notice", document: "Notice des pousse-seringues.docx", version: 1, media_type: DOCX, pages: null }),
};

function known(id: string): KnownPassage | null {
  const reading = READINGS[id.slice(0, id.lastIndexOf("."))];
  const passage = reading?.passages.find(({ number }) => String(number) === id.slice(id.lastIndexOf(".") + 1));
  if (reading === undefined || passage === undefined) return null;
  const { document: name, document_id, base_id, base_name, version: number, current } = reading;
  const of = DOCUMENTS.find((each) => each.id === document_id);
  return {
    state: "readable", id, document: name, document_id, base_id, base_name, version: number, current, page: passage.page,
    heading_path: passage.heading_path, text: reading.text.slice(passage.start, passage.end),
    approved: of?.approved === true && current, review_on: of?.review_on ?? null, review_overdue: of?.review_overdue ?? false,
  };
}

function resolved(id: string): ResolvedPassage {
  const found = known(id);
  if (found !== null) return found;
  return { id, state: id.startsWith("v-deleted") ? "deleted" : "unreadable" };
}

function search(question: string): SearchAnswer {
  if (question.includes("rien")) return { passages: [], contradictions: [], relevant: false, by_sense: true, milliseconds: 21 };
  const passages = ["v-picc-2.1", "v-notice-1.2", "v-picc-2.2"].map(known).filter((each) => each !== null).map((each, index): PassageFound => {
    const at = each.text.search(/pansement|batterie|rincé/);
    return { ...each, highlights: at === -1 ? [] : [[at, at + 9]], score: 1 - index / 5, duplicates: index === 0 ? 2 : 0 };
  });
  return {
    passages,
    contradictions: question.includes("batterie") ? [] : [{
      first: 0, second: 2,
      first_sentence: "Ensuite, le pansement transparent est changé tous les sept jours.",
      second_sentence: "Le pansement est changé tous les cinq jours.",
    }],
    relevant: true, by_sense: !question.includes("mots"), milliseconds: 38,
  };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString("utf-8") || "{}") as Record<string, unknown>;
}

function handle(request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? "/", "http://localhost");
  const [room, id = "", part = ""] = url.pathname.slice("/api/knowledge/".length).split("/");
  const route = `${request.method ?? "GET"} ${room ?? ""}/${part}`;
  if (route === "GET documents/") {
    const found = DOCUMENTS.find((each) => each.id === id);
    if (found !== undefined) json(response, 200, found);
    else if (id === "d-deleted") json(response, 404, { code: "knowledge.document_deleted", sentence: "Document supprimé.", facts: {} });
    else json(response, 404, { code: "kernel.not_found", sentence: "Introuvable.", facts: {} });
  } else if (route === "GET bases/" && id === "") {
    json(response, 200, BASES);
  } else if (route === "GET versions/reading") {
    const reading = READINGS[id];
    json(response, reading === undefined ? 404 : 200, reading ?? { code: "kernel.not_found", sentence: "Introuvable.", facts: {} });
  } else if (route === "GET versions/content") {
    response.setHeader("Content-Type", "application/pdf");
    void readFile(PDF_FILE).then((content) => response.end(content));
  } else if (route === "GET passages/") {
    json(response, 200, (url.searchParams.get("ids") ?? "").split(",").map(resolved));
  } else if (route === "POST search/") {
    void bodyOf(request).then((body) => setTimeout(() => json(response, 200, search(String(body.question))), 300));
  } else if (route === "POST reports/" && id === "") {
    json(response, 201, {});
  } else {
    return false;
  }
  return true;
}

export function documentsMock(): Plugin {
  return {
    name: "colombage-mock-documents",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.startsWith("/api/knowledge/") !== true || !handle(request, response)) next();
      });
    },
  };
}
