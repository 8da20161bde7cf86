// Protection for the mock server: a few expressions in place of the finders, what a model was sent, reports to review.
// Used by `npm run dev -- --mode mock`.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import type { Mark, ProtectionReport, Sent } from "../../src/api/protection.ts";

/** « panne » in a text makes its reading fail. */
const FAILS = /panne/i;

const SORTS: [RegExp, Partial<Mark> & { label: string; name: string }][] = [
  [/(?<=(?:Mme|M\.|Madame|Monsieur|patiente?) )\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*/gu, { label: "person", name: "nom d’une personne", role: "patient", private: true }],
  [/(?<=(?:fille|fils|épouse|mari) )\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*/gu, { label: "person", name: "nom d’une personne", role: "relative", private: true }],
  [/(?<=(?:Dr|Pr|docteur) )\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*/gu, { label: "person", name: "nom d’une personne", role: "professional" }],
  [/(?<=née? le )\d{2}\/\d{2}\/\d{4}/g, { label: "birth_date", name: "date de naissance", private: true }],
  [/(?<!née? le )\b\d{2}\/\d{2}\/\d{4}/g, { label: "date", name: "date" }],
  [/\b0[1-9](?: ?\d{2}){4}\b/g, { label: "phone", name: "numéro de téléphone", private: true }],
  [/\b[12] ?\d{2} ?\d{2} ?\d{2} ?\d{3} ?\d{3} ?\d{2}\b/g, { label: "nir", name: "numéro de sécurité sociale", private: true, allowable: false }],
  [/\b7\d{4}\b/g, { label: "town", name: "commune ou code postal" }],
];

const CLINICAL = /embolie|diabète|insuffisance|fièvre|anticoagulant/i;

function read(text: string, missed: string[], allowed: string[]): { marks: Mark[]; data_class: string; clinical: boolean } {
  const marks = SORTS.flatMap(([pattern, sort]) =>
    [...text.matchAll(pattern)].map(({ 0: words, index }): Mark => ({
      start: index, end: index + words.length, role: null, private: false, allowable: true, ...sort,
    })),
  ).filter(({ start, end, allowable }) => !allowable || !allowed.includes(text.slice(start, end)));
  for (const words of missed) {
    for (let start = text.indexOf(words); start !== -1; start = text.indexOf(words, start + words.length)) {
      marks.push({ start, end: start + words.length, label: "person", name: "nom d’une personne", role: "unknown", private: true, allowable: true });
    }
  }
  const clinical = CLINICAL.test(text);
  const isPrivate = marks.some((mark) => mark.private);
  return { marks, data_class: isPrivate ? (clinical ? "health" : "personal") : "public", clinical };
}

const PATIENT = { label: "person", name: "nom d’une personne", role: "patient" } as const;
const SENT: Sent = {
  messages: [
    { role: "system", pieces: [{ text: "Vous aidez des professionnels de santé. Les textes entre crochets sont des repères : gardez-les tels quels.", passage: null }] },
    {
      role: "user",
      pieces: [
        { text: "[1] Le point de ponction est contrôlé à H + 1 et H + 4.", passage: { id: "v-picc-2.1", document: "Protocole PICC", page: 6, state: "readable" } },
        { text: "", passage: { id: "v-deleted-1.1", document: null, page: null, state: "deleted" } },
        {
          text: "Rédigez le courrier de sortie de Mme [PATIENTE_1], née le [NAISSANCE_1], entrée le [DATE_1] pour embolie pulmonaire.\nSa fille [PROCHE_1] est joignable au [TEL_1]. Mme [PATIENTE_1b] rentre le [DATE_1+5j]. Voisin : Firmin Delamare.",
          passage: null,
        },
      ],
    },
  ],
  placeholders: [
    { written: "[PATIENTE_1]", value: "Jeanne Exemple-Duval", ...PATIENT },
    { written: "[PATIENTE_1b]", value: "DUVAL Jeanne", ...PATIENT },
    { written: "[PROCHE_1]", value: "Odile Fictive", ...PATIENT, role: "relative" },
    { written: "[NAISSANCE_1]", value: "12/03/1948", label: "birth_date", name: "date de naissance", role: null },
    { written: "[DATE_1]", value: "02/11/2026", label: "date", name: "date", role: null },
    { written: "[DATE_1+5j]", value: "07/11/2026", label: "date", name: "date", role: null },
    { written: "[TEL_1]", value: "02 35 00 00 00", label: "phone", name: "numéro de téléphone", role: null },
  ],
  exact: false,
  restored: 5,
  invented: 1,
};

let reports: ProtectionReport[] = Array.from({ length: 24 }, (_, index) => ({
  id: `r-${index}`,
  kind: index % 3 === 1 ? "wrong" : "missed",
  label: index % 3 === 1 ? "person" : index % 5 === 0 ? "address" : "person",
  name: "nom d’une personne",
  text: index % 3 === 1 ? "Basedow" : "Fantine Imaginaire",
  before: index % 3 === 1 ? "antécédent de maladie de " : "rappeler la voisine, ",
  after: index % 3 === 1 ? " traitée en 2019." : ", avant la sortie prévue vendredi.",
  person_name: index % 4 === 3 ? null : "Camille Exemple",
  created_at: new Date(Date.now() - index * 9_000_000).toISOString(),
  handled: index % 6 === 5,
}));

const PAGE = 10;

function page(url: URL): object {
  const handled = url.searchParams.get("handled");
  const from = Number(url.searchParams.get("after") ?? 0);
  const asked = reports.filter((each) => handled === null || String(each.handled) === handled);
  return {
    items: asked.slice(from, from + PAGE),
    next: from + PAGE < asked.length ? String(from + PAGE) : null,
    open: reports.filter((each) => !each.handled).length,
  };
}

function json(response: ServerResponse, status: number, body?: unknown): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "application/json");
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString("utf-8") || "{}") as Record<string, unknown>;
}

function handle(request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? "/", "http://localhost");
  const path = url.pathname.slice("/api/".length);
  const report = /^protection\/reports\/([^/]+)/.exec(path)?.[1];
  if (path === "protection/marks") {
    void bodyOf(request).then(({ text, missed, allowed }) => {
      if (FAILS.test(String(text))) json(response, 503, { code: "kernel.away", sentence: "Indisponible.", facts: {} });
      else json(response, 200, read(String(text), missed as string[], allowed as string[]));
    });
  } else if (path === "protection/reports" && request.method === "GET") {
    json(response, 200, page(url));
  } else if (path === "protection/reports") {
    json(response, 201, { id: "r-new" });
  } else if (report !== undefined && request.method === "DELETE") {
    reports = reports.filter((each) => each.id !== report);
    json(response, 204);
  } else if (report !== undefined) {
    reports = reports.map((each) => (each.id === report ? { ...each, handled: true } : each));
    json(response, 204);
  } else if (/^turns\/[^/]+\/sent$/.test(path)) {
    json(response, 200, SENT);
  } else if (/^conversations\/[^/]+\/marks$/.test(path)) {
    json(response, 204);
  } else {
    return false;
  }
  return true;
}

export function protectionMock(): Plugin {
  return {
    name: "colombage-mock-protection",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.startsWith("/api/") !== true || !handle(request, response)) next();
      });
    },
  };
}
